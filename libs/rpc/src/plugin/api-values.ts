import type { AuditRecord } from '@patchbay/contract';

/** A value as a log shows it; strings are left as they are. */
export function logText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.message;
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

/** Sets properties whatever their case, as Go's JSON decoder does: settings arrive with lower-case keys. */
export function fill(destination: unknown, values: unknown): void {
  if (typeof destination !== 'object' || destination === null) return;
  if (typeof values !== 'object' || values === null) return;
  const known = new Map(Object.keys(destination).map((key) => [key.toLowerCase(), key]));
  for (const [key, value] of Object.entries(values)) {
    const property = known.get(key.toLowerCase()) ?? key;
    Object.defineProperty(destination, property, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
}

/** A record whose maps hold only what JSON does: what a plugin notes for the audit log must not fail the call. */
export function plainRecord(record: AuditRecord): AuditRecord {
  const { event, meta } = record;
  return {
    ...record,
    meta: plainMap(meta),
    event: event && {
      ...event,
      parameters: plainMap(event.parameters),
      prior_state: plainMap(event.prior_state),
      resulting_state: plainMap(event.resulting_state),
    },
  };
}

function plainMap(map: Record<string, unknown> | undefined): Record<string, unknown> {
  try {
    return JSON.parse(JSON.stringify(map ?? {})) as Record<string, unknown>;
  } catch {
    return { error: 'failed to serialize audit data' };
  }
}
