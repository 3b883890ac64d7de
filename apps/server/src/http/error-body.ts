import { AppError } from '@patchbay/contract';
import type { HttpSettings } from './http-settings.ts';
import { internalError } from './errors.ts';

/** An error as the client sees it (contract: management §9). */
export interface ErrorBody {
  id: string;
  message: string;
  detailed_error: string;
  request_id: string;
  status_code: number;
}

/** Whatever was thrown, as an AppError; what is none becomes a 500 that says nothing about the inside. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return internalError(error instanceof Error ? error.message : String(error));
}

/** The body of an error: details only for developers, nothing at all about 5xx in hardened mode. */
export function errorBody(error: AppError, requestId: string, settings: HttpSettings): ErrorBody {
  const hidden = settings.hardenedMode() && error.status_code >= 500;
  return {
    id: hidden ? '' : error.id,
    message: hidden ? '' : error.message,
    detailed_error: settings.enableDeveloper() && !hidden ? error.detailed_error : '',
    request_id: requestId,
    status_code: error.status_code,
  };
}
