import { Controller, Inject, Post, Req } from '@nestjs/common';
import type { FileInfo, Session } from '@patchbay/contract';
import { isId, present, refuse, type Core, type StagedFile } from '@patchbay/core';
import type { IncomingMessage } from 'node:http';
import { CORE } from '../engine/tokens.ts';
import { Ctx } from '../http/decorators.ts';
import { invalidBodyParam, invalidUrlParam } from '../http/errors.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { FIELD_BYTES, isForm, receiveForm } from './receive-form.ts';

const WHERE = 'uploadFileStream';

/** A file of a form that waits for the form's end. */
interface Waiting {
  readonly name: string;
  /** Undefined until all of it is here. */
  staged?: StagedFile;
}

/** Uploads of files (contract: rest.json, POST /api/v4/files): a form of several, or one as the body. */
@Controller('api/v4/files')
export class FileUploadController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post()
  async upload(
    @Ctx() ctx: SessionContext,
    @Req() request: IncomingMessage,
    @TextQuery('channel_id') channelId: string,
    @TextQuery('filename') filename: string,
    @TextQuery('client_id') clientId: string,
  ): Promise<unknown> {
    if (!this.#core.config.get().FileSettings.EnableFileAttachments)
      throw refuse('api.file.attachments.disabled.app_error', WHERE);
    if (request.headers['content-length'] === '0')
      throw refuse('api.file.upload_file.read_request.app_error', WHERE, {}, 'the body is empty');
    if (isForm(request)) return this.#form(ctx, request, channelId);

    await this.#assertCanUpload(ctx.session, channelId, invalidUrlParam);
    if (filename === '') throw invalidUrlParam('filename');
    const { fileUploads } = this.#core;
    if (Number(request.headers['content-length'] ?? 0) > fileUploads.limit)
      throw refuse('api.file.upload_file.too_large_detailed.app_error', WHERE, {
        name: filename,
        limit: fileUploads.limit,
      });
    const upload = { channelId, userId: ctx.userId, name: filename, data: request };
    const info = await fileUploads.upload(pluginContext(ctx), upload).catch((error: unknown) => {
      throw brokenOff(error);
    });
    return answer([info], clientId === '' ? undefined : [clientId]);
  }

  /** All of it waits until the form has ended well: of an upload that breaks off nothing stays. */
  async #form(ctx: SessionContext, request: IncomingMessage, named: string): Promise<unknown> {
    const waiting: Waiting[] = [];
    const clientIds: string[] = [];
    let channelId = named;
    let checked = false;
    const check = async () => {
      await this.#assertCanUpload(ctx.session, channelId, invalidBodyParam);
      checked = true;
    };
    try {
      await receiveForm(
        request,
        {
          field: (name, value, truncated) => {
            if (truncated)
              throw refuse('api.file.upload_file.read_form_value.app_error', WHERE, {
                name,
                limit: FIELD_BYTES,
              });
            if (name === 'client_ids') clientIds.push(value);
            else if (name !== 'channel_id') throw invalidBodyParam(name);
            else if (channelId !== '' && channelId !== value)
              throw refuse('api.file.upload_file.multiple_channel_ids.app_error', WHERE);
            else channelId = value;
          },
          file: async (_field, name, data) => {
            const slot: Waiting = { name };
            waiting.push(slot);
            // Nobody fills the disk of a server where they may not upload, if it can be known.
            if (channelId !== '' && !checked) await check();
            slot.staged = await this.#core.fileUploads.stage(data, name);
          },
        },
        { malformed: (detail) => refuse('api.file.upload_file.read_request.app_error', WHERE, {}, detail) },
      );
      if (!checked) await check();
      const counts = { ids: clientIds.length, files: waiting.length };
      if (counts.ids !== 0 && counts.ids !== counts.files)
        throw refuse('api.file.upload_file.incorrect_number_of_client_ids.app_error', WHERE, counts);
      const infos: FileInfo[] = [];
      for (const { name, staged } of waiting) {
        const upload = { channelId, userId: ctx.userId, name };
        if (staged) infos.push(await this.#core.fileUploads.keep(pluginContext(ctx), staged, upload));
      }
      return answer(infos, clientIds);
    } finally {
      for (const { staged } of waiting) await staged?.discard();
    }
  }

  async #assertCanUpload(
    session: Session,
    channelId: string,
    invalid: (name: string) => Error,
  ): Promise<void> {
    if (!isId(channelId)) throw invalid('channel_id');
    await this.#core.access.assertCanInChannel(session, channelId, 'upload_file');
    const found = await this.#core.channels.get(channelId).catch(() => undefined);
    if (!found) throw refuse('api.file.upload_file.get_channel.app_error', WHERE);
  }
}

function answer(infos: readonly FileInfo[], clientIds: readonly string[] | undefined): unknown {
  return {
    file_infos: infos.map((info) => present('model.FileInfo', info)),
    client_ids: clientIds ?? null,
  };
}

/** A client that went away in the middle is no mistake of ours. */
function brokenOff(error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code !== 'ECONNRESET' && code !== 'ERR_STREAM_PREMATURE_CLOSE') return error;
  return refuse('api.file.upload_file.read_request.app_error', WHERE, {}, 'the upload broke off');
}
