import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { outgoingSettings, type Core } from '@patchbay/core';
import type { InstallOptions, PluginHost } from '@patchbay/host';
import type { Manifest } from '@patchbay/manifest';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { CORE, PLUGIN_HOST } from '../engine/tokens.ts';
import { Ctx } from '../http/decorators.ts';
import { askOn, isWaiting } from '../http/expect-continue.ts';
import type { SessionContext } from '../http/request-context.ts';
import { sendJson } from '../http/send-json.ts';
import { TextQuery } from '../http/text-query.ts';
import { downloadBundle } from '../marketplace/download.ts';
import { installFromUrlDisabled, uploadDisabled } from './errors.ts';
import { goBool } from './go-bool.ts';
import { assertFoldersApart, assertUploadsEnabled } from './plugin-switches.ts';
import { MalformedForm, receiveUpload } from './receive-upload.ts';
import { installedVersions, upgradeHeader } from './upgrade-header.ts';
import { UPLOAD_FOLDER } from './upload-folder.ts';

const WRITE = 'sysconsole_write_plugins';

/** What installs: an upload, a URL. Answers by itself, for the header about the version that was replaced. */
@Controller('api/v4/plugins')
export class InstallController {
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

  /** A form that cannot be parsed is answered in plain text, as upstream does. */
  @Post()
  async upload(
    @Ctx() ctx: SessionContext,
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
  ): Promise<void> {
    try {
      assertUploadsEnabled(this.#core, uploadDisabled);
      this.#core.access.assertCan(ctx.session, WRITE);
      assertFoldersApart(this.#core);
      const upload = await receiveUpload(request, this.#uploadFolder, this.#maxFileSize(), () =>
        askOn(request, response),
      );
      const installed = await this.#install(upload.open(), {
        force: upload.force,
        source: 'upload',
      }).finally(() => upload.discard());
      answer(response, installed);
    } catch (error) {
      await passOver(request, response);
      if (!(error instanceof MalformedForm)) throw error;
      response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${error.message}\n`);
    }
  }

  @Post('install_from_url')
  async installFromUrl(
    @Ctx() ctx: SessionContext,
    @TextQuery('plugin_download_url') url: string,
    @TextQuery('force') force: string,
    @Res() response: ServerResponse,
  ): Promise<void> {
    assertUploadsEnabled(this.#core, installFromUrlDisabled);
    this.#core.access.assertCan(ctx.session, WRITE);
    assertFoldersApart(this.#core);
    const gone = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) gone.abort(new Error('who asked for the download has gone'));
    });
    const bundle = await downloadBundle(url, {
      settings: outgoingSettings(this.#core.config),
      maxBytes: this.#core.config.patchbay().MaxBundleBytes,
      signal: gone.signal,
    });
    answer(response, await this.#install(bundle, { force: goBool(force), source: 'url' }));
  }

  async #install(bundle: Readable, options: InstallOptions): Promise<Installed> {
    const before = installedVersions(this.#host);
    const manifest = await this.#host.install(bundle, options);
    return { manifest, headers: upgradeHeader(before, manifest) };
  }

  /** An upload is held to both limits. */
  #maxFileSize(): { bytes: number; setting: string } {
    const upload = this.#core.config.get().FileSettings.MaxFileSize ?? 0;
    const bundle = this.#core.config.patchbay().MaxBundleBytes;
    return upload <= bundle
      ? { bytes: upload, setting: 'FileSettings.MaxFileSize' }
      : { bytes: bundle, setting: 'PatchbaySettings.MaxBundleBytes' };
  }
}

interface Installed {
  readonly manifest: Manifest;
  readonly headers: Readonly<Record<string, string>>;
}

function answer(response: ServerResponse, { manifest, headers }: Installed): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  sendJson(response, 201, manifest);
}

/** A body up to this size is read to its end although nobody wants it any more, in bytes. */
const MOST_PASSED_OVER = 1024 * 1024 * 1024;

/**
 * Lets the body of an upload that was refused go by: who is still sending does not see the answer of a connection that is
 * closed meanwhile. Not one that is endless, that was begun to be read, or that was never asked for.
 */
async function passOver(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.complete) return;
  const size = Number(request.headers['content-length'] ?? Infinity);
  if (isWaiting(request) || request.destroyed || !(size <= MOST_PASSED_OVER)) {
    response.setHeader('Connection', 'close');
    return;
  }
  // The time a request may take as a whole is the server's to watch.
  const over = new Promise<void>((resolve) => request.once('close', resolve).once('end', resolve));
  request.resume();
  await over;
}
