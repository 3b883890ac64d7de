/** The log as every library sees it; the server puts pino behind it. */
export interface Logger {
  debug(message: string, fields?: Record<string, unknown>): void;
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

/** Injection token of {@link Logger}. */
export const LOGGER = Symbol('LOGGER');
