import type { FileInfo } from '@mattermost/types/files';
import { Client4 } from 'mattermost-redux/client';
import { record } from './fields.ts';
import { sendForm } from './send-form.ts';

interface UploadRequest {
  file: File;
  channelId: string;
  clientId: string;
  /** From 0 to 1. */
  onProgress(fraction: number): void;
  signal: AbortSignal;
}

/** Sends one file to the server. */
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
  return sendForm({ url, body, onProgress, signal, read: (request) => firstInfo(request.responseText) });
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
