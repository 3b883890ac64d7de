import { record, text } from './fields.ts';
import { send } from './request.ts';
import { sendForm } from './send-form.ts';
import { Client4 } from 'mattermost-redux/client';

/** What was installed, and what it took the place of. */
export interface InstalledPlugin {
  id: string;
  name: string;
  version: string;
  /** Undefined where nothing was installed under that id before. */
  replaced?: VersionStep;
}

export interface VersionStep {
  from: string;
  to: string;
  major: boolean;
}

const UPGRADE_HEADER = 'X-Patchbay-Upgrade';

/** The bundle is sent from here. */
export function installFromFile(
  file: File,
  force: boolean,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<InstalledPlugin> {
  const url = `${Client4.getBaseRoute()}/plugins`;
  const body = new FormData();
  if (force) {
    body.append('force', 'true');
  }
  body.append('plugin', file);
  const answer = (request: XMLHttpRequest) =>
    read(parse(request.responseText), request.getResponseHeader(UPGRADE_HEADER));
  return sendForm({ url, body, onProgress, signal, read: answer });
}

/** The server fetches the bundle itself, which may take as long as it likes. */
export async function installFromUrl(
  url: string,
  force: boolean,
  signal: AbortSignal,
): Promise<InstalledPlugin> {
  const query = { plugin_download_url: url, force };
  const response = await send('plugins/install_from_url', { method: 'POST', query, signal });
  return read(await response.json(), response.headers.get(UPGRADE_HEADER));
}

function read(manifest: unknown, upgrade: string | null): InstalledPlugin {
  const { id, name, version } = record(manifest);
  return {
    id: text(id),
    name: text(name) || text(id),
    version: text(version),
    replaced: readStep(upgrade ?? ''),
  };
}

/** `1.0.0 -> 2.0.0; major` */
function readStep(header: string): VersionStep | undefined {
  const [, from, to, major] = /^(.*?) -> ([^;]*)(; *major)?$/.exec(header) ?? [];
  return from === undefined || to === undefined
    ? undefined
    : { from: from.trim(), to: to.trim(), major: major !== undefined };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
