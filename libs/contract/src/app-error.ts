/** JSON form of an error, as Mattermost's REST API and plugins exchange it. */
export interface AppErrorFields {
  id: string;
  message: string;
  detailed_error: string;
  request_id: string;
  status_code: number;
  where: string;
}

/**
 * The error every API method throws and every REST route answers with. `id` is stable and machine-readable,
 * `status_code` is an HTTP status, `where` names the function that failed and never leaves the server.
 */
export class AppError extends Error implements AppErrorFields {
  readonly id: string;
  override message: string;
  detailed_error: string;
  request_id = '';
  readonly status_code: number;
  readonly where: string;

  constructor(
    id: string,
    where: string,
    statusCode: number,
    message: string = id,
    detailedError = '',
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'AppError';
    this.id = id;
    this.message = message;
    this.where = where;
    this.status_code = statusCode;
    this.detailed_error = detailedError;
  }

  /** Rebuilds an error from what a peer sent; what is missing is empty, and a missing status is 500. */
  static from(fields: Partial<AppErrorFields>): AppError {
    const error = new AppError(
      fields.id ?? '',
      fields.where ?? '',
      fields.status_code || 500,
      fields.message ?? '',
      fields.detailed_error ?? '',
    );
    error.request_id = fields.request_id ?? '';
    return error;
  }

  /** What may be shown outside: everything but `where`. */
  toJSON(): Omit<AppErrorFields, 'where'> {
    return {
      id: this.id,
      message: this.message,
      detailed_error: this.detailed_error,
      request_id: this.request_id,
      status_code: this.status_code,
    };
  }
}
