import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const APT_DEADLINE_MS = 5 * 60_000;

/** What the search asks of the machine; tests give their own. */
export interface Machine {
  env: NodeJS.ProcessEnv;
  isExecutable(path: string): boolean;
  playwrightDownload(): string;
  isDebianRoot(): boolean;
  /** Throws when it cannot be installed. */
  aptInstall(name: string): void;
}

/**
 * Finds a browser: what `CHROME_PATH` says, an installed Chromium or Chrome, Playwright's own download, and on Debian as
 * root the distribution's package, installed for the purpose. Undefined when there is none; throws when CHROME_PATH is wrong.
 */
export function findBrowser(machine: Machine = thisMachine): string | undefined {
  const chosen = machine.env['CHROME_PATH'];
  if (chosen) {
    if (machine.isExecutable(chosen)) return chosen;
    throw new Error(
      `CHROME_PATH is ${chosen}, which is no program: correct it, or unset it to have one looked for.`,
    );
  }
  const found = installed(machine);
  if (found) return found;
  const download = machine.playwrightDownload();
  if (machine.isExecutable(download)) return download;
  if (!machine.isDebianRoot()) return undefined;
  try {
    machine.aptInstall('chromium');
  } catch {
    return undefined; // No network, most likely; the tests that need a browser then say that they are skipped.
  }
  return installed(machine);
}

function installed({ env, isExecutable }: Machine): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...ELSEWHERE];
  return candidates.find((path) => isExecutable(path));
}

const thisMachine: Machine = {
  env: process.env,
  isExecutable(path) {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  playwrightDownload: () => chromium.executablePath(),
  isDebianRoot: () => process.getuid?.() === 0 && existsSync('/etc/debian_version'),
  aptInstall(name) {
    const options = { stdio: 'ignore', timeout: APT_DEADLINE_MS } as const;
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { ...options, env });
    execFileSync('apt-get', ['install', '-qq', '-y', '--no-install-recommends', name], { ...options, env });
  },
};
