import { Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import type { PluginHost, PluginStatus } from '@patchbay/host';
import type { Manifest } from '@patchbay/manifest';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CORE, PLUGIN_HOST } from '../engine/tokens.ts';
import { Ctx, Public } from '../http/decorators.ts';
import type { SessionContext } from '../http/request-context.ts';
import { sendJson } from '../http/send-json.ts';
import { installFromUrlDisabled, notOffered, pluginsDisabled, uploadDisabled } from './errors.ts';
import { PluginIdParam } from './plugin-id-param.decorator.ts';
import { MalformedForm, receiveUpload } from './receive-upload.ts';
import { UPLOAD_FOLDER } from './upload-folder.ts';
import { toWebPlugin } from './web-manifest.ts';

const READ = 'sysconsole_read_plugins';
const WRITE = 'sysconsole_write_plugins';
const OK = { status: 'OK' };

/** `/api/v4/plugins`. Order of checks: path parameter, feature switches (501), permission, body (contract: management §9). */
@Controller('api/v4/plugins')
export class PluginsController {
  readonly #core: Core;
  readonly #host: PluginHost;
  readonly #uploadFolder: string;

  constructor(
    @Inject(CORE) core: Core,
    @Inject(PLUGIN_HOST) host: PluginHost,
    @Inject(UPLOAD_FOLDER) uploadFolder: string,
  ) {
    this.#core = core;
    this.#host = host;
    this.#uploadFolder = uploadFolder;
  }

  /** Answers by itself: a form that cannot be parsed is answered in plain text. */
  @Post()
  async upload(
    @Ctx() ctx: SessionContext,
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
  ): Promise<void> {
    this.#assertUploadsEnabled(uploadDisabled);
    this.#core.access.assertCan(ctx.session, WRITE);
    try {
      sendJson(response, 201, await this.#installUpload(request));
    } catch (error) {
      // What is left of the body is not read: the connection cannot be used again.
      if (!request.complete) response.setHeader('Connection', 'close');
      if (!(error instanceof MalformedForm)) throw error;
      response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${error.message}\n`);
    }
  }

  @Post('install_from_url')
  @HttpCode(201)
  installFromUrl(@Ctx() ctx: SessionContext): Manifest {
    this.#assertUploadsEnabled(installFromUrlDisabled);
    this.#core.access.assertCan(ctx.session, WRITE);
    throw notOffered('installing from a URL: upload the bundle instead');
  }

  @Get()
  list(@Ctx() ctx: SessionContext): { active: Manifest[]; inactive: Manifest[] } {
    this.#assertEnabled();
    this.#core.access.assertCan(ctx.session, READ);
    return this.#host.list();
  }

  @Get('statuses')
  statuses(@Ctx() ctx: SessionContext): PluginStatus[] {
    this.#assertEnabled();
    this.#core.access.assertCan(ctx.session, READ);
    return this.#host.statuses();
  }

  /** What browsers load before they know who the user is. */
  @Get('webapp')
  @Public()
  webapp(): unknown[] {
    this.#assertEnabled();
    return this.#host.webManifests().map(toWebPlugin);
  }

  @Get('marketplace')
  marketplace(@Ctx() ctx: SessionContext): unknown {
    this.#assertEnabled();
    this.#core.access.assertCan(ctx.session, READ);
    throw notOffered('a marketplace');
  }

  @Post('marketplace')
  @HttpCode(201)
  installFromMarketplace(@Ctx() ctx: SessionContext): Manifest {
    this.#assertEnabled();
    this.#core.access.assertCan(ctx.session, WRITE);
    throw notOffered('a marketplace');
  }

  /** Whether it then came up is told by the statuses, not here (contract: management §9). */
  @Post(':plugin_id/enable')
  @HttpCode(200)
  async enable(@PluginIdParam() pluginId: string, @Ctx() ctx: SessionContext): Promise<typeof OK> {
    this.#assertEnabled();
    this.#core.access.assertCan(ctx.session, WRITE);
    await this.#host.enable(pluginId);
    return OK;
  }

  @Post(':plugin_id/disable')
  @HttpCode(200)
  async disable(@PluginIdParam() pluginId: string, @Ctx() ctx: SessionContext): Promise<typeof OK> {
    this.#assertEnabled();
    this.#core.access.assertCan(ctx.session, WRITE);
    await this.#host.disable(pluginId);
    return OK;
  }

  @Delete(':plugin_id')
  async remove(@PluginIdParam() pluginId: string, @Ctx() ctx: SessionContext): Promise<typeof OK> {
    this.#assertEnabled();
    this.#core.access.assertCan(ctx.session, WRITE);
    await this.#host.remove(pluginId);
    return OK;
  }

  async #installUpload(request: IncomingMessage): Promise<Manifest> {
    const upload = await receiveUpload(request, this.#uploadFolder, this.#maxFileSize());
    try {
      return await this.#host.install(upload.open(), { force: upload.force });
    } finally {
      await upload.discard();
    }
  }

  #assertEnabled(): void {
    if (!this.#core.config.get().PluginSettings.Enable) throw pluginsDisabled();
  }

  #assertUploadsEnabled(otherwise: () => Error): void {
    const { Enable, EnableUploads, RequirePluginSignature } = this.#core.config.get().PluginSettings;
    if (!Enable || !EnableUploads || RequirePluginSignature) throw otherwise();
  }

  #maxFileSize(): number {
    return this.#core.config.get().FileSettings.MaxFileSize ?? 0;
  }
}
