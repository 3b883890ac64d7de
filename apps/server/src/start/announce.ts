import type { AdministratorNotice } from './administrator.ts';
import type { DemoNotice } from './demo.ts';

export interface StartedNotice {
  readonly url: string;
  readonly dataDir: string;
  /** Where the log goes: a file, or `stderr`. */
  readonly logTarget: string;
  readonly administrator: AdministratorNotice;
  readonly demo: DemoNotice | undefined;
}

/** What a person needs after a start. The last line, for scripts, is `ready <url>`. */
export function announcement(notice: StartedNotice): string {
  const { administrator, demo } = notice;
  const lines = [
    `Patchbay is at    ${notice.url}`,
    `Administrator     ${administrator.username}`,
    administrator.password === undefined
      ? 'Password          as set before; lost? start once with --reset-admin-password'
      : `Password          ${administrator.password}   (shown only now)`,
    ...(demo ? [`Demo people       ${demo.usernames.join(', ')}; password ${demo.password}`] : []),
    `Data              ${notice.dataDir}`,
    `Log               ${notice.logTarget}`,
    'Stop with Ctrl-C.',
    '',
    `ready ${notice.url}`,
  ];
  return `${lines.join('\n')}\n`;
}
