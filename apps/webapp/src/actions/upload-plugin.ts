import { ClientError } from '@mattermost/client';
import { Client4 } from 'mattermost-redux/client';
import type { AppThunk } from '../store/store.ts';
import { guarded } from './guarded.ts';
import type { ActionResult } from './result.ts';

export interface UploadedPlugin {
  id: string;
  name: string;
  version: string;
}

/** `fetch` tells nothing about how far an upload is, so this one goes through XMLHttpRequest. */
export function uploadPlugin(
  file: File,
  force: boolean,
  onProgress: (fraction: number) => void,
): AppThunk<Promise<ActionResult<UploadedPlugin>>> {
  return (dispatch) => dispatch(guarded(() => send(file, force, onProgress)));
}

function send(file: File, force: boolean, onProgress: (fraction: number) => void): Promise<UploadedPlugin> {
  const url = `${Client4.getBaseRoute()}/plugins`;
  const body = new FormData();
  if (force) {
    body.append('force', 'true');
  }
  body.append('plugin', file);
  const { headers } = Client4.getOptions({ method: 'post' });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.withCredentials = true;
    for (const [name, value] of Object.entries(headers as Record<string, string>)) {
      request.setRequestHeader(name, value);
    }
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('error', () => reject(failure(url, request)));
    request.addEventListener('abort', () => reject(failure(url, request)));
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as UploadedPlugin);
      } else {
        reject(failure(url, request));
      }
    });
    request.send(body);
  });
}

function failure(url: string, request: XMLHttpRequest): ClientError {
  const { message, id } = parse(request.responseText);
  return new ClientError(Client4.getUrl(), {
    message: message ?? (request.status === 0 ? 'The server could not be reached.' : request.statusText),
    server_error_id: id,
    status_code: request.status,
    url,
  });
}

function parse(text: string): { message?: string; id?: string } {
  try {
    return JSON.parse(text) as { message?: string; id?: string };
  } catch {
    return text === '' ? {} : { message: text };
  }
}
