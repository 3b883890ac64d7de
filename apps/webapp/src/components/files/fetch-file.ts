import type { FileInfo } from '@mattermost/types/files';
import { record, text } from '../../rest/fields.ts';
import { fileUrl } from './file-addresses.ts';

/** What is in a file; throws with the server's words, or its status, where there is none to be had: a plugin may keep it back. */
export async function fetchFile(file: FileInfo, signal: AbortSignal): Promise<Response> {
  const response = await fetch(fileUrl(file), { credentials: 'include', signal });
  if (!response.ok) {
    const { message } = record(await response.json().catch(() => undefined));
    throw new Error(text(message) || `${response.status} ${response.statusText}`.trim());
  }
  return response;
}
