import type { FileStore } from '@patchbay/host';
import { FolderFileStore } from '@patchbay/host/folder-file-store';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { CoreCommon } from '../core-common.ts';
import type { Repositories } from '../repositories.ts';
import type { SystemService } from '../system/system.service.ts';
import { EmojiService } from '../emoji/emoji.service.ts';
import { FileDownloads } from './file-downloads.ts';
import { FileUploadService } from './file-upload.service.ts';
import { FileService } from './file.service.ts';
import { Pictures } from './pictures.ts';

const LINK_KEY = 'PatchbayPublicLinkKey';
const LINK_KEY_BYTES = 32;

export interface FilesOptions {
  readonly common: CoreCommon;
  readonly rows: Repositories;
  readonly system: SystemService;
  readonly dataDir: string;
  /** Where bytes lie; the folder `files` of the data when left out. */
  readonly files?: FileStore | undefined;
}

export interface FileServices {
  readonly files: FileService;
  readonly fileUploads: FileUploadService;
  readonly fileDownloads: FileDownloads;
  readonly emoji: EmojiService;
}

/** Files, what goes into them, and the pictures made of them. */
export async function openFiles({ common, rows, system, dataDir, files }: FilesOptions) {
  const store = files ?? new FolderFileStore(join(dataDir, 'files'));
  const pictures = new Pictures(common);
  // The folder that the server empties whenever it starts.
  const parts = { ...common, fileInfos: rows.fileInfos, store, pictures, temporary: join(dataDir, 'tmp') };
  const linkSecret = await linkKey(system);
  const services: FileServices = {
    files: new FileService({ ...parts, linkSecret }),
    fileUploads: new FileUploadService(parts),
    fileDownloads: new FileDownloads(common),
    emoji: new EmojiService({ ...rows, ...parts }),
  };
  return { services, store, pictures };
}

/** The same on every node of an installation. */
async function linkKey(system: SystemService): Promise<string> {
  const known = await system.get(LINK_KEY);
  if (known !== undefined) return known;
  const made = randomBytes(LINK_KEY_BYTES).toString('base64url');
  await system.set(LINK_KEY, made);
  return made;
}
