import { record, text } from './fields.ts';
import { failure } from './failure.ts';
import { send } from './request.ts';
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

/** `fetch` tells nothing about how far an upload is, so this one goes through XMLHttpRequest. */
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
  const { headers } = Client4.getOptions({ method: 'post' });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => {
      const { status, statusText, responseText } = request;
      reject(failure({ url, status, statusText, body: responseText }));
    };
    request.open('POST', url);
    request.withCredentials = true;
    for (const [name, value] of Object.entries(headers as Record<string, string>)) {
      request.setRequestHeader(name, value);
    }
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('error', fail);
    request.addEventListener('abort', fail);
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(read(parse(request.responseText), request.getResponseHeader(UPGRADE_HEADER)));
      } else {
        fail();
      }
    });
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
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
