import type { FileInfo } from '@mattermost/types/files';
import { fileUrl } from './file-addresses.ts';

/** What is in a file; throws with the server's status where there is none to be had. */
export async function fetchFile(file: FileInfo, signal: AbortSignal): Promise<Response> {
  const response = await fetch(fileUrl(file), { credentials: 'include', signal });
  if (!response.ok) {
    throw new Error(`${response.status} ${response.statusText}`.trim());
  }
  return response;
}
