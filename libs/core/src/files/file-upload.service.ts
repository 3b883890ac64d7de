import type { Context, FileInfo } from '@patchbay/contract';
import type { FileStore } from './file-store.ts';
import type { Readable } from 'node:stream';
import type { CoreCommon } from '../core-common.ts';
import { refuse } from '../errors.ts';
import { refusedByPlugins } from '../hooks/unanswered.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import { extensionOf, mimeTypeOf, safeFileName } from './file-name.ts';
import { NO_USER, type FileInfoRepository } from './file-info.repository.ts';
import type { Pictures } from './pictures.ts';
import { StagedFile } from './staged-file.ts';
import { picturePaths, uploadPath } from './stored-paths.ts';
import { svgSize } from './svg-size.ts';

/** How much of a text is kept for search, in bytes, as upstream. */
const SEARCHED_BYTES = 1024 * 1024;
const SVG = 'image/svg+xml';

export interface FileUploadParts extends CoreCommon {
  readonly fileInfos: FileInfoRepository;
  readonly store: FileStore;
  readonly pictures: Pictures;
  /** The folder where files wait until they are stored. */
  readonly temporary: string;
}

/** A file as it comes. */
export interface Upload {
  readonly channelId: string;
  /** '' for what a plugin uploads. */
  readonly userId: string;
  /** As the sender calls it: what is a path in it is cut off. */
  readonly name: string;
  readonly data: Readable | Uint8Array;
}

/** What is settled of an upload in pieces before its bytes are whole. */
export type WholeUpload = Omit<Upload, 'data'> & {
  readonly id?: string;
  readonly path?: string;
  readonly remoteId?: string;
};

/**
 * Stores files: the bytes wait in a private folder while their size, what they show, and what plugins say to them is found
 * out; then they go into the file store, and last the row is written. What fails on the way leaves nothing behind.
 */
export class FileUploadService {
  readonly #parts: FileUploadParts;

  constructor(parts: FileUploadParts) {
    this.#parts = parts;
  }

  /** Bytes (FileSettings.MaxFileSize). */
  get limit(): number {
    return this.#parts.config.get().FileSettings.MaxFileSize ?? 0;
  }

  /**
   * Throws 413 for too many bytes, 400 for too many pixels, for a file without a name and for one that a plugin refuses
   * (`app.upload.run_plugins_hook.rejected`), and what `data` fails with.
   */
  async upload(context: Context, upload: Upload): Promise<FileInfo> {
    const staged = await this.stage(upload.data, upload.name);
    try {
      return await this.keep(context, staged, upload);
    } finally {
      await staged.discard();
    }
  }

  /** Takes the bytes and no more; whoever asks discards them. */
  async stage(data: Readable | Uint8Array, name: string): Promise<StagedFile> {
    const { limit } = this;
    return StagedFile.receive(this.#parts.temporary, data, limit, () =>
      refuse('api.file.upload_file.too_large_detailed.app_error', 'uploadFileTask', { name, limit }),
    );
  }

  /** What comes of bytes that are whole. */
  async keep(context: Context, staged: StagedFile, upload: WholeUpload): Promise<FileInfo> {
    const begun = this.#begin(staged, upload);
    await this.#measure(begun, staged);
    const asked = await this.#askPlugins(context, begun, staged);
    // A plugin may have made another picture of it.
    const info: FileInfo = { ...asked, width: 0, height: 0, has_preview_image: false };
    const isPicture = await this.#measure(info, staged);
    await this.#readText(info, staged);
    return this.#store(info, staged, isPicture);
  }

  #begin(staged: StagedFile, upload: WholeUpload): FileInfo {
    const name = safeFileName(upload.name);
    if (name === '') throw refuse('model.file_info.is_valid.name.app_error', 'FileInfo.IsValid');
    const at = this.#parts.clock.now();
    const id = upload.id || newId();
    const userId = upload.userId || NO_USER;
    return fill<FileInfo>('model.FileInfo', {
      id,
      user_id: userId,
      channel_id: upload.channelId,
      create_at: at,
      update_at: at,
      name,
      extension: extensionOf(name),
      mime_type: mimeTypeOf(name),
      size: staged.size,
      Path: upload.path ?? uploadPath({ id, name, channelId: upload.channelId, userId, at }),
      remote_id: upload.remoteId ?? '',
    });
  }

  /** Writes the size in pixels into `info`; whether pictures can be made of it. */
  async #measure(info: FileInfo, staged: StagedFile): Promise<boolean> {
    if (!info.mime_type.startsWith('image/')) return false;
    const isSvg = info.mime_type === SVG;
    const facts = isSvg ? await svgSize(staged.path) : await this.#parts.pictures.facts(staged.path);
    if (!facts) return false;
    const { width, height } = facts;
    const { limit } = this.#parts.pictures;
    if (!isSvg && width * height > limit) {
      const values = { name: info.name, width, height, limit };
      throw refuse('api.file.upload_file.large_image_detailed.app_error', 'uploadFileTask', values);
    }
    info.width = width;
    info.height = height;
    return !isSvg;
  }

  async #askPlugins(context: Context, info: FileInfo, staged: StagedFile): Promise<FileInfo> {
    const verdict = await this.#parts.hooks.ask.fileWillBeUploaded(context, info, staged);
    if ('value' in verdict) return chosen(info, verdict.value, staged.size);
    const error = refusedByPlugins(verdict, 'app.upload.run_plugins_hook.rejected', 'runPluginsHook', {
      name: info.name,
    });
    const reason = 'rejected' in verdict ? verdict.rejected : error.message;
    this.#parts.events.publish({
      event: 'file_upload_rejected',
      data: { file_name: info.name, rejection_reason: reason, channel_id: info.channel_id },
      broadcast: { user_id: info.user_id, connection_id: context.ConnectionId },
    });
    throw error;
  }

  async #readText(info: FileInfo, staged: StagedFile): Promise<void> {
    if (!info.mime_type.startsWith('text/') || !this.#parts.config.get().FileSettings.ExtractContent) return;
    info.Content = (await staged.text(SEARCHED_BYTES)) ?? '';
  }

  async #store(given: FileInfo, staged: StagedFile, isPicture: boolean): Promise<FileInfo> {
    const { store, pictures, database, fileInfos } = this.#parts;
    const derived = isPicture ? await pictures.derive(staged.path, given.mime_type) : undefined;
    const info: FileInfo = derived
      ? {
          ...given,
          ...picturePaths(given.Path, given.mime_type),
          mini_preview: new Uint8Array(derived.mini),
          // A still picture of an animation would be shown in its place.
          has_preview_image: given.mime_type !== 'image/gif',
        }
      : given;
    try {
      await store.take(info.Path, staged.path);
      if (derived) {
        await store.write(info.PreviewPath, derived.preview);
        await store.write(info.ThumbnailPath, derived.thumbnail);
      }
      await database.transaction((tx) => fileInfos.insert(tx, info));
      return info;
    } catch (error) {
      for (const path of [info.Path, info.PreviewPath, info.ThumbnailPath])
        if (path !== '') await store.remove(path);
      throw error;
    }
  }
}

/** What a plugin may say of a file: how it is called and what it is. Whose it is and where it lies stays. */
function chosen(info: FileInfo, wanted: FileInfo, size: number): FileInfo {
  const name = safeFileName(wanted.name) || info.name;
  return {
    ...info,
    name,
    extension: wanted.extension === info.extension ? extensionOf(name) : wanted.extension.slice(0, 64),
    mime_type:
      wanted.mime_type === info.mime_type && name !== info.name
        ? mimeTypeOf(name)
        : wanted.mime_type.slice(0, 256),
    size,
  };
}
