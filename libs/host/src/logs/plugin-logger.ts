import type { Logger } from '@patchbay/hooks';

/** A logger whose every entry carries `plugin_id`. */
export function pluginLogger(logger: Logger, pluginId: string): Logger {
  const withId = (fields?: Record<string, unknown>): Record<string, unknown> => ({
    ...fields,
    plugin_id: pluginId,
  });
  return {
    debug: (message, fields) => {
      logger.debug(message, withId(fields));
    },
    info: (message, fields) => {
      logger.info(message, withId(fields));
    },
    warn: (message, fields) => {
      logger.warn(message, withId(fields));
    },
    error: (message, fields) => {
      logger.error(message, withId(fields));
    },
  };
}
