import { Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FileInfo, UploadSession } from '@patchbay/contract';
import { isId, present, refuse, type Core } from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { isForm, receiveForm } from '../files/receive-form.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { attachmentsDisabled } from './errors.ts';
import { NewUpload } from './upload-bodies.ts';

/** Uploads in pieces (contract: rest.json, /api/v4/uploads). */
@Controller('api/v4/uploads')
export class UploadsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post()
  async create(
    @Ctx() ctx: SessionContext,
    @JsonBody(NewUpload) body: z.infer<typeof NewUpload>,
  ): Promise<unknown> {
    this.#assertEnabled('createUpload');
    const { access, fileUploads, uploads } = this.#core;
    if (body.type === 'import') access.assertCan(ctx.session, 'manage_system');
    else {
      if (!isId(body.channel_id)) throw invalidBodyParam('channel_id');
      await access.assertCanInChannel(ctx.session, body.channel_id, 'upload_file');
    }
    const { limit } = fileUploads;
    if (body.file_size > limit)
      throw refuse('api.upload.create.upload_too_large.app_error', 'createUpload', { limit });
    const type = body.type === 'import' ? 'import' : 'attachment';
    return present('model.UploadSession', await uploads.create({ ...body, type, user_id: ctx.userId }));
  }

  @Get(':upload_id')
  async get(@Ctx() ctx: SessionContext, @IdParam('upload_id') uploadId: string): Promise<unknown> {
    const upload = await this.#core.uploads.get(uploadId);
    if (upload.user_id !== ctx.userId && !this.#core.access.hasPermissionTo(ctx.session, 'manage_system'))
      throw refuse('api.upload.get_upload.forbidden.app_error', 'getUpload');
    return present('model.UploadSession', upload);
  }

  /** Adds data, as the body or as the first file of a form: 204 while more is to come, then the file. */
  @Post(':upload_id')
  @HttpCode(200)
  async append(
    @Ctx() ctx: SessionContext,
    @IdParam('upload_id') uploadId: string,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<unknown> {
    this.#assertEnabled('uploadData');
    const { access, uploads } = this.#core;
    const upload = await uploads.get(uploadId);
    // No permission is enough to add to what somebody else uploads.
    if (upload.user_id !== ctx.userId)
      throw refuse('api.upload.get_upload.forbidden.app_error', 'uploadData');
    await access.assertCanInChannel(ctx.session, upload.channel_id, 'upload_file');
    const info = isForm(request)
      ? await this.#fromForm(ctx, upload, request)
      : await this.#fromBody(ctx, upload, request);
    if (info) return present('model.FileInfo', info);
    response.statusCode = 204;
    return undefined;
  }

  #fromBody(
    ctx: SessionContext,
    upload: UploadSession,
    request: IncomingMessage,
  ): Promise<FileInfo | undefined> {
    if (Number(request.headers['content-length'] ?? 0) > upload.file_size - upload.file_offset)
      throw refuse('api.upload.upload_data.invalid_content_length', 'uploadData');
    return this.#core.uploads.append(pluginContext(ctx), upload, request);
  }

  async #fromForm(
    ctx: SessionContext,
    upload: UploadSession,
    request: IncomingMessage,
  ): Promise<FileInfo | undefined> {
    let taken = false;
    let info: FileInfo | undefined;
    const malformed = (detail: string) =>
      refuse('api.upload.upload_data.multipart_error', 'uploadData', {}, detail);
    await receiveForm(
      request,
      {
        field: () => undefined,
        file: async (_name, _filename, data) => {
          if (taken) return void data.resume();
          taken = true;
          info = await this.#core.uploads.append(pluginContext(ctx), upload, data);
        },
      },
      { malformed },
    );
    if (!taken) throw malformed('the form has no file');
    return info;
  }

  #assertEnabled(where: string): void {
    if (!this.#core.config.get().FileSettings.EnableFileAttachments) throw attachmentsDisabled(where);
  }
}
