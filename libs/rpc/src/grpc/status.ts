import { status } from '@grpc/grpc-js';
import type { ServiceError, StatusObject } from '@grpc/grpc-js';
import { RpcError } from '../errors.ts';
import type { RpcErrorCode } from '../errors.ts';

/** Trailers are headers: a long text would not pass. */
const MAX_DETAILS_LENGTH = 2_000;

const CODES: Readonly<Partial<Record<status, RpcErrorCode>>> = {
  [status.DEADLINE_EXCEEDED]: 'deadline',
  [status.UNAVAILABLE]: 'disconnected',
};

/** How a call ended without an answer, as callers of any transport see it. */
export function rpcError(error: ServiceError): RpcError {
  const name = status[error.code] ?? String(error.code);
  return new RpcError(CODES[error.code] ?? 'remote', `${error.details || 'no details'} (gRPC ${name})`, {
    cause: error,
  });
}

/** What a server of ours answers instead of a message. */
export function failure(code: status, error: unknown): Partial<StatusObject> {
  const details = error instanceof Error ? error.message : String(error);
  return { code, details: details.slice(0, MAX_DETAILS_LENGTH) };
}
