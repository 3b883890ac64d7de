import { list, number, record, text, texts } from './fields.ts';
import { json } from './request.ts';

/** One hook of one plugin, called once. */
export interface HookTrace {
  hook: string;
  pluginId: string;
  /** Milliseconds since 1970. */
  startedAt: number;
  /** Milliseconds. */
  duration: number;
  outcome: string;
  /** Names of the fields that it changed. */
  changed: string[];
  requestId: string;
  postId: string;
  /** Why it refused or failed; '' otherwise. */
  reason: string;
}

export interface TraceQuery {
  pluginId?: string;
  postId?: string;
  requestId?: string;
}

/** What plugins did while tracing was on, newest first. */
export async function getHookTraces(query: TraceQuery, signal?: AbortSignal): Promise<HookTrace[]> {
  const { pluginId, postId, requestId } = query;
  const asked = {
    plugin_id: pluginId || undefined,
    post_id: postId || undefined,
    request_id: requestId || undefined,
  };
  const rows = list(await json('plugins/traces', { query: asked, signal }));
  return rows
    .map(record)
    .filter(({ hook }) => text(hook) !== '')
    .map((row) => ({
      hook: text(row.hook),
      pluginId: text(row.plugin_id),
      startedAt: number(row.started_at),
      duration: number(row.duration_ms),
      outcome: text(row.outcome),
      changed: texts(row.changed),
      requestId: text(row.request_id),
      postId: text(row.post_id),
      reason: text(row.reason),
    }))
    .reverse();
}
