import {
  Catch,
  HttpException,
  Inject,
  Injectable,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { AppError } from '@patchbay/contract';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LOGGER, type Logger } from '../engine/logger.ts';
import { errorBody, toAppError } from './error-body.ts';
import { noSuchEndpoint } from './errors.ts';
import { HTTP_SETTINGS, type HttpSettings } from './http-settings.ts';
import { contextOf } from './request-context.ts';
import { sendJson } from './send-json.ts';

/** Turns everything a handler throws into Mattermost's error body; what nobody expected is logged and is a 500. */
@Catch()
@Injectable()
export class AppErrorFilter implements ExceptionFilter {
  readonly #settings: HttpSettings;
  readonly #logger: Logger;

  constructor(@Inject(HTTP_SETTINGS) settings: HttpSettings, @Inject(LOGGER) logger: Logger) {
    this.#settings = settings;
    this.#logger = logger;
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<IncomingMessage>();
    const response = host.switchToHttp().getResponse<ServerResponse>();
    const { requestId, userId } = contextOf(request);
    const path = (request.url ?? '').split('?')[0] ?? '';
    const error =
      thrown instanceof HttpException && thrown.getStatus() === 404
        ? noSuchEndpoint(request.method ?? '', path)
        : toAppError(thrown);
    const fields = {
      request_id: requestId,
      user_id: userId,
      method: request.method,
      path,
      error_id: error.id,
    };
    if (!(thrown instanceof AppError) && error.status_code >= 500)
      this.#logger.error('A request failed with an unexpected error', {
        ...fields,
        error: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
      });
    else if (error.status_code >= 500)
      this.#logger.error(`A request failed: ${error.message}`, { ...fields, detail: error.detailed_error });
    else
      this.#logger.debug(`A request was refused: ${error.message}`, {
        ...fields,
        detail: error.detailed_error,
      });

    if (response.headersSent) response.destroy();
    else sendJson(response, error.status_code, errorBody(error, requestId, this.#settings));
  }
}
