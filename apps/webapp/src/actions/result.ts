import type { ClientError } from '@mattermost/client';

/** What went wrong, in words for the person in front of the screen, and the server's stable id. */
export interface ActionError {
  message: string;
  serverErrorId: string;
  statusCode: number;
}

export type ActionResult<Data> = { data: Data; error?: undefined } | { data?: undefined; error: ActionError };

export function toActionError(error: unknown): ActionError {
  const { message, server_error_id: serverErrorId, status_code: statusCode } = error as Partial<ClientError>;
  return {
    message: message ?? String(error),
    serverErrorId: serverErrorId ?? '',
    statusCode: statusCode ?? 0,
  };
}
