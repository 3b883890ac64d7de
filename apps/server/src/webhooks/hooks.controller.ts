import { Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { AppError } from '@patchbay/contract';
import {
  readIncomingForm,
  readIncomingRequest,
  refuse,
  type Core,
  type IncomingRequest,
} from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CORE } from '../engine/tokens.ts';
import { Ctx, Public } from '../http/decorators.ts';
import { HTTP_SETTINGS, type HttpSettings } from '../http/http-settings.ts';
import { pluginContext } from '../http/plugin-context.ts';
import { rawBody } from '../http/raw-body.ts';
import type { RequestContext } from '../http/request-context.ts';
import { formFields } from './form-fields.ts';

/** Where programs post: the id in the address is the credential (contract: rest.json, /hooks). */
@Controller('hooks')
export class HooksController {
  readonly #core: Core;
  readonly #settings: HttpSettings;

  constructor(@Inject(CORE) core: Core, @Inject(HTTP_SETTINGS) settings: HttpSettings) {
    this.#core = core;
    this.#settings = settings;
  }

  /** The late answer of the program behind a custom command. */
  @Post('commands/:hook_id')
  @Public()
  @HttpCode(200)
  async command(
    @Ctx() ctx: RequestContext,
    @Param('hook_id') hookId: string,
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
  ): Promise<void> {
    const body = await rawBody(request, this.#settings.maximumPayloadBytes());
    await wrapped('web.command_webhook.general.app_error', hookId, () =>
      this.#core.commandRunner.answerLater(
        pluginContext(ctx),
        hookId,
        request.headers['content-type'] ?? '',
        body,
      ),
    );
    thanks(response);
  }

  /** JSON whatever the content type says, or a form: its field `payload`, or the fields themselves in a multipart one. */
  @Post(':hook_id')
  @Public()
  @HttpCode(200)
  async incoming(
    @Ctx() ctx: RequestContext,
    @Param('hook_id') hookId: string,
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
  ): Promise<void> {
    const { incomingPosts } = this.#core;
    const read = await this.#read(request);
    await wrapped('web.incoming_webhook.general.app_error', hookId, () =>
      incomingPosts.post(pluginContext(ctx), hookId, read),
    );
    thanks(response);
  }

  async #read(request: IncomingMessage): Promise<IncomingRequest> {
    const type = request.headers['content-type'] ?? '';
    const [mediaType = ''] = type.split(';');
    const limit = this.#settings.maximumPayloadBytes();
    switch (mediaType.trim().toLowerCase()) {
      case 'multipart/form-data':
        return readIncomingForm(await formFields(request, limit));
      case 'application/x-www-form-urlencoded': {
        const payload = new URLSearchParams(await rawBody(request, limit)).get('payload');
        if (payload === null) throw refuse('web.incoming_webhook.decode.app_error', 'incomingWebhook');
        return readIncomingRequest(payload);
      }
      default:
        return readIncomingRequest(await rawBody(request, limit));
    }
  }
}

function thanks(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/plain' }).end('ok');
}

/** What is refused here has one id for all, as upstream, with the status and the words of the reason. */
async function wrapped(
  id: 'web.command_webhook.general.app_error' | 'web.incoming_webhook.general.app_error',
  hook: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { message } = refuse(id, 'webhook', { hook: hook.slice(0, 26), reason: error.message });
    throw new AppError(id, 'webhook', error.status_code, message, error.id);
  }
}
