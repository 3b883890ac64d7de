import type { FileInfo } from '@patchbay/contract';
import { posix } from 'node:path';
import { storedName } from './file-name.ts';

/** Whose upload it is, and where to. */
export interface UploadPlace {
  readonly id: string;
  readonly name: string;
  readonly channelId: string;
  /** `nouser` for what a plugin uploads. */
  readonly userId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Where an uploaded file lies in the file store, as Mattermost has it. */
export function uploadPath({ id, name, channelId, userId, at }: UploadPlace): string {
  const day = new Date(at).toISOString().slice(0, 10).replaceAll('-', '');
  const channel = channelId || '.';
  const folder = posix.join(day, 'teams/noteam/channels', channel, 'users', userId, id);
  return `${folder}/${storedName(name)}`;
}

/** Where pictures of an image lie, beside it. */
export function picturePaths(
  path: string,
  mimeType: string,
): Pick<FileInfo, 'PreviewPath' | 'ThumbnailPath'> {
  const { dir, name } = posix.parse(path);
  const extension = mimeType === 'image/png' ? 'png' : 'jpg';
  return {
    PreviewPath: `${dir}/${name}_preview.${extension}`,
    ThumbnailPath: `${dir}/${name}_thumb.${extension}`,
  };
}
