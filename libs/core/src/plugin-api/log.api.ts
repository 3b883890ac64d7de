import type { API } from '@patchbay/contract';
import type { ApiScope } from './api-scope.ts';

type Methods = Pick<
  API,
  'LogDebug' | 'LogInfo' | 'LogWarn' | 'LogError' | 'LogAuditRec' | 'LogAuditRecWithLevel'
>;

/** What a plugin says goes to the server's log under its id; keys and values come in pairs. */
export function logApi({ manifest, logger }: ApiScope): Methods {
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, ...pairs: unknown[]) => {
      logger[level](message, { plugin_id: manifest.id, ...fieldsOf(pairs) });
      return Promise.resolve();
    };
  const audit = (record: object, level?: { name?: string | null | undefined }) => {
    const at = level?.name ? { audit_level: level.name } : {};
    logger.info('Audit record of a plugin', { plugin_id: manifest.id, ...at, audit: record });
    return Promise.resolve();
  };
  return {
    LogDebug: at('debug'),
    LogInfo: at('info'),
    LogWarn: at('warn'),
    LogError: at('error'),
    LogAuditRec: (record) => audit(record),
    LogAuditRecWithLevel: audit,
  };
}

function fieldsOf(pairs: readonly unknown[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (let at = 0; at < pairs.length; at += 2) fields[`plugin.${String(pairs[at])}`] = pairs[at + 1];
  return fields;
}
