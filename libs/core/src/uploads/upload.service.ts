import { AppError } from '@patchbay/contract';
import type { Channel, Context, FileInfo, UploadSession } from '@patchbay/contract';
import { Readable } from 'node:stream';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { CoreCommon } from '../core-common.ts';
import { refuse } from '../errors.ts';
import { safeFileName } from '../files/file-name.ts';
import { NO_USER } from '../files/file-info.repository.ts';
import type { FileUploadService } from '../files/file-upload.service.ts';
import { StagedFile } from '../files/staged-file.ts';
import { uploadPath } from '../files/stored-paths.ts';
import { fill } from '../model/fill.ts';
import { isId, newId } from '../model/ids.ts';
import type { UploadParts } from './upload-parts.ts';
import type { UploadSessionRepository } from './upload-session.repository.ts';

/** The least that the first part of an upload brings, in bytes: what S3 asks for (contract: app.upload). */
export const FIRST_PART_BYTES = 5 * 1024 * 1024;
/** How long one may take, in ms; what is not whole then is forgotten when another begins. */
const LONGEST_MS = 7 * 86_400_000;

export interface UploadServiceParts extends CoreCommon {
  readonly uploadSessions: UploadSessionRepository;
  readonly channels: ChannelRepository;
  readonly fileUploads: FileUploadService;
  readonly parts: UploadParts;
  readonly temporary: string;
}

/** Uploads in pieces, that go on where they broke off. Who may is the caller's to check. */
export class UploadService {
  readonly #parts: UploadServiceParts;
  readonly #busy = new Set<string>();

  constructor(parts: UploadServiceParts) {
    this.#parts = parts;
  }

  /** Begins one; an id that is given is kept, as plugins expect. */
  async create(given: Partial<UploadSession>): Promise<UploadSession> {
    const now = this.#parts.clock.now();
    const session = fill<UploadSession>('model.UploadSession', {
      ...given,
      id: given.id || newId(),
      filename: safeFileName(given.filename ?? ''),
      create_at: now,
      file_offset: 0,
    });
    assertIsValid(session);
    await this.#openChannel(session.channel_id);
    session.Path = uploadPath({
      id: session.id,
      name: session.filename,
      channelId: session.channel_id,
      userId: session.user_id,
      at: now,
    });
    await this.#forgetOld(now);
    await this.#parts.database.transaction((tx) => this.#parts.uploadSessions.insert(tx, session));
    return session;
  }

  async get(uploadId: string): Promise<UploadSession> {
    const session = await this.#parts.uploadSessions.byId(uploadId);
    if (!session) throw refuse('app.upload.get.app_error', 'GetUpload');
    return session;
  }

  ofUser(userId: string): Promise<UploadSession[]> {
    return this.#parts.uploadSessions.ofUser(userId);
  }

  /**
   * Adds to an upload that stands where `session` says; more than it lacks is not read. Of data that breaks off, what came
   * counts. Answers the file once it is whole.
   */
  async append(context: Context, session: UploadSession, data: Readable): Promise<FileInfo | undefined> {
    if (this.#busy.has(session.id)) throw refuse('app.upload.upload_data.concurrent.app_error', 'UploadData');
    this.#busy.add(session.id);
    try {
      const stored = await this.get(session.id);
      if (stored.file_offset !== session.file_offset)
        throw refuse('app.upload.upload_data.concurrent.app_error', 'UploadData', {}, 'another offset');
      return await this.#append(context, stored, data);
    } finally {
      this.#busy.delete(session.id);
    }
  }

  async #append(context: Context, session: UploadSession, data: Readable): Promise<FileInfo | undefined> {
    const { file_offset: offset, file_size: size } = session;
    const cut = new CutSource(data, size - offset);
    const staged = await StagedFile.receive(this.#parts.temporary, cut.stream(), Infinity, unreachable);
    try {
      const isFirst = offset === 0 && staged.size < FIRST_PART_BYTES;
      if (isFirst && staged.size !== size)
        throw refuse('app.upload.upload_data.first_part_too_small.app_error', 'UploadData', {
          size: FIRST_PART_BYTES,
        });
      if (offset === 0 && staged.size === size) return await this.#finish(context, session, staged);
      if (staged.size > 0) await this.#advance(session, staged);
    } finally {
      await staged.discard();
    }
    if (cut.failure) throw cut.failure;
    if (offset + cut.bytes !== size) return undefined;
    const whole = await StagedFile.receive(
      this.#parts.temporary,
      this.#parts.parts.whole(session.id),
      Infinity,
      unreachable,
    );
    try {
      if (whole.size !== size) throw refuse('app.upload.upload_data.read_file.app_error', 'UploadData');
      return await this.#finish(context, session, whole);
    } finally {
      await whole.discard();
    }
  }

  async #advance(session: UploadSession, part: StagedFile): Promise<void> {
    const { id, file_offset: from } = session;
    const to = from + part.size;
    await this.#parts.parts.add(id, from, part);
    const done = await this.#parts.database.transaction((tx) =>
      this.#parts.uploadSessions.advance(tx, id, from, to),
    );
    if (!done) throw refuse('app.upload.upload_data.concurrent.app_error', 'UploadData');
  }

  /** What is refused now would be refused again: then too nothing of it stays. */
  async #finish(context: Context, session: UploadSession, whole: StagedFile): Promise<FileInfo> {
    try {
      const info = await this.#parts.fileUploads.keep(context, whole, {
        id: session.req_file_id,
        channelId: session.channel_id,
        userId: session.user_id,
        name: session.filename,
        path: session.Path,
        remoteId: session.remote_id,
      });
      await this.#forget(session);
      return info;
    } catch (error) {
      if (error instanceof AppError && error.status_code < 500) await this.#forget(session);
      throw error;
    }
  }

  async #forgetOld(now: number): Promise<void> {
    for (const old of await this.#parts.uploadSessions.begunBefore(now - LONGEST_MS))
      if (!this.#busy.has(old.id)) await this.#forget(old);
  }

  async #forget({ id }: UploadSession): Promise<void> {
    await this.#parts.database.transaction((tx) => this.#parts.uploadSessions.delete(tx, id));
    await this.#parts.parts.remove(id);
  }

  async #openChannel(channelId: string): Promise<Channel> {
    const channel = await this.#parts.channels.byId(channelId);
    if (!channel)
      throw refuse('app.upload.create.incorrect_channel_id.app_error', 'CreateUploadSession', { channelId });
    if (channel.delete_at > 0)
      throw refuse('app.upload.create.cannot_upload_to_deleted_channel.app_error', 'CreateUploadSession');
    return channel;
  }
}

function assertIsValid(session: UploadSession): void {
  const where = 'UploadSession.IsValid';
  const { user_id: userId } = session;
  if (!isId(session.id)) throw refuse('model.upload_session.is_valid.id.app_error', where);
  if (session.type !== 'attachment') throw refuse('model.upload_session.is_valid.type.app_error', where);
  if (!isId(userId) && userId !== NO_USER)
    throw refuse('model.upload_session.is_valid.user_id.app_error', where);
  if (!isId(session.channel_id)) throw refuse('model.upload_session.is_valid.channel_id.app_error', where);
  if (session.filename === '') throw refuse('model.upload_session.is_valid.filename.app_error', where);
  if (!Number.isSafeInteger(session.file_size) || session.file_size <= 0)
    throw refuse('model.upload_session.is_valid.file_size.app_error', where);
}

const unreachable = (): AppError => refuse('api.upload.upload_data.invalid_content_length', 'UploadData');

/** The start of a stream, which ends well even where the stream breaks off. */
class CutSource {
  readonly #source: Readable;
  readonly #limit: number;
  bytes = 0;
  failure: Error | undefined;

  constructor(source: Readable, limit: number) {
    this.#source = source;
    this.#limit = limit;
  }

  stream(): Readable {
    return Readable.from(this.#chunks());
  }

  async *#chunks(): AsyncGenerator<Uint8Array> {
    if (this.#limit === 0) return;
    try {
      for await (const chunk of this.#source as AsyncIterable<Uint8Array>) {
        const taken = chunk.subarray(0, this.#limit - this.bytes);
        this.bytes += taken.length;
        yield taken;
        if (this.bytes === this.#limit) return;
      }
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
    }
  }
}
