import type { FileStore } from './file-store.ts';
import { FolderFiles } from './folder-files.ts';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { CoreCommon } from '../core-common.ts';
import type { Repositories } from '../repositories.ts';
import type { SystemService } from '../system/system.service.ts';
import { EmojiService } from '../emoji/emoji.service.ts';
import { TeamIconService } from '../teams/team-icon.service.ts';
import { UploadParts } from '../uploads/upload-parts.ts';
import { UploadService } from '../uploads/upload.service.ts';
import { ProfileImageService } from '../users/profile-image.service.ts';
import type { UserService } from '../users/user.service.ts';
import { BrandImageService } from './brand-image.service.ts';
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
  readonly users: UserService;
  readonly dataDir: string;
  /** Where bytes lie; the folder `files` of the data when left out. */
  readonly files?: FileStore | undefined;
}

export interface FileServices {
  readonly files: FileService;
  readonly fileUploads: FileUploadService;
  readonly fileDownloads: FileDownloads;
  readonly emoji: EmojiService;
  readonly uploads: UploadService;
  readonly teamIcons: TeamIconService;
  readonly profileImages: ProfileImageService;
  readonly brandImage: BrandImageService;
}

/** Files, what goes into them, and the pictures made of them. */
export async function openFiles({ common, rows, system, users, dataDir, files }: FilesOptions) {
  const store = files ?? new FolderFiles(join(dataDir, 'files'));
  const pictures = new Pictures(common);
  // The folder that the server empties whenever it starts.
  const parts = { ...common, fileInfos: rows.fileInfos, store, pictures, temporary: join(dataDir, 'tmp') };
  const linkSecret = await linkKey(system);
  const fileUploads = new FileUploadService(parts);
  const services: FileServices = {
    files: new FileService({ ...parts, linkSecret }),
    fileUploads,
    fileDownloads: new FileDownloads(common),
    emoji: new EmojiService({ ...rows, ...parts }),
    uploads: new UploadService({ ...rows, ...parts, fileUploads, parts: new UploadParts(store) }),
    teamIcons: new TeamIconService({ ...rows, ...parts }),
    profileImages: new ProfileImageService({ ...rows, ...parts, users }),
    brandImage: new BrandImageService(parts),
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
