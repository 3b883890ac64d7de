import type { FileInfo } from '@mattermost/types/files';
import { Client4 } from 'mattermost-redux/client';
import { failure } from './failure.ts';
import { record } from './fields.ts';

interface UploadRequest {
  file: File;
  channelId: string;
  clientId: string;
  /** From 0 to 1. */
  onProgress(fraction: number): void;
  signal: AbortSignal;
}

/** Sends one file to the server. `fetch` tells nothing about how far an upload is, so it goes through XMLHttpRequest. */
export function uploadFile({
  file,
  channelId,
  clientId,
  onProgress,
  signal,
}: UploadRequest): Promise<FileInfo> {
  const url = Client4.getFilesRoute();
  const body = new FormData();
  body.append('channel_id', channelId);
  body.append('client_ids', clientId);
  body.append('files', file, file.name);
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
      const info =
        request.status >= 200 && request.status < 300 ? firstInfo(request.responseText) : undefined;
      if (info === undefined) {
        fail();
      } else {
        resolve(info);
      }
    });
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}

function firstInfo(body: string): FileInfo | undefined {
  try {
    const infos = record(JSON.parse(body)).file_infos;
    const info: unknown = Array.isArray(infos) ? infos[0] : undefined;
    return typeof record(info).id === 'string' ? (info as FileInfo) : undefined;
  } catch {
    return undefined;
  }
}
