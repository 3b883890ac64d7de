import { AppError } from '@patchbay/contract';

/** Known Go errors that keep their identity across the wire (contract: server-plugins §7). */
export const ERROR_CODES = {
  none: 0,
  EOF: 1,
  'sql.ErrNoRows': 2,
  'sql.ErrConnDone': 3,
  'sql.ErrTxDone': 4,
  'driver.ErrSkip': 5,
  'driver.ErrBadConn': 6,
  'driver.ErrRemoveArgument': 7,
} as const;

/** An error that a plugin or host returned and that is none of the known classes: its text and its code. */
export class ErrorString extends Error {
  override readonly name = 'ErrorString';
  /** One of ERROR_CODES. */
  readonly code: number;

  constructor(message: string, code: number = ERROR_CODES.none) {
    super(message);
    this.code = code;
  }
}

/** The object that `model.AppError` is on this wire: `Where` is no JSON field, so it keeps its Go name. */
export interface AppErrorOnWire {
  id: string;
  message: string;
  detailed_error: string;
  request_id: string;
  status_code: number;
  Where: string;
}

export function appErrorFrom(fields: Partial<AppErrorOnWire>): AppError {
  return AppError.from({ ...fields, where: fields.Where ?? '' });
}

export function appErrorFields(error: AppError): AppErrorOnWire {
  return { ...error.toJSON(), Where: error.where };
}

/** What a decoded interface value of Go type `error` becomes. */
export function errorFrom(type: string, value: unknown): Error {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (type === '*model.AppError') return appErrorFrom(fields);
  if (type === '*plugin.ErrorString') return new ErrorString(String(fields['Err']), Number(fields['Code']));
  const text = fields['Message'] ?? fields['message'];
  return new ErrorString(typeof text === 'string' ? text : `an error of type ${type}`);
}
