import type { FileInfo } from '@mattermost/types/files';
import { Client4 } from 'mattermost-redux/client';

/** Where the file itself is. One that lies elsewhere has an address of its own. */
export const fileUrl = ({ id, link }: FileInfo): string => link ?? Client4.getFileUrl(id, 0);

/** To save and not to show. */
export const downloadUrl = (file: FileInfo): string =>
  file.link ?? `${Client4.getFileUrl(file.id, 0)}?download=1`;

/** A picture that is made smaller where it is large. */
export const previewUrl = (file: FileInfo): string =>
  file.has_preview_image && file.link === undefined ? Client4.getFilePreviewUrl(file.id, 0) : fileUrl(file);

/** A small picture of a picture. */
export const thumbnailUrl = (file: FileInfo): string =>
  file.has_preview_image && file.link === undefined ? Client4.getFileThumbnailUrl(file.id, 0) : fileUrl(file);
