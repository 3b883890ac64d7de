import type { HookFigures, HookTrace } from '@patchbay/hooks';

/** How one hook of a plugin has done since the server started; part of `GET /plugins/{id}/usage`. */
export interface HookFiguresView {
  hook: string;
  calls: number;
  failures: number;
  timeouts: number;
  passed_over: number;
  dropped: number;
  p50_ms: number;
  p95_ms: number;
}

export function hookFiguresView(figures: HookFigures): HookFiguresView {
  return {
    hook: figures.hook,
    calls: figures.calls,
    failures: figures.failures,
    timeouts: figures.timeouts,
    passed_over: figures.passedOver,
    dropped: figures.dropped,
    p50_ms: figures.p50Ms,
    p95_ms: figures.p95Ms,
  };
}

/** A row of `GET /plugins/traces`: one hook of one plugin, called once. */
export interface HookTraceView {
  hook: string;
  plugin_id: string;
  /** Milliseconds since 1970. */
  started_at: number;
  duration_ms: number;
  outcome: string;
  /** Top-level fields that the plugin changed of the object. */
  changed: readonly string[];
  request_id: string;
  post_id: string;
  reason: string;
}

export function hookTraceView(trace: HookTrace): HookTraceView {
  return {
    hook: trace.hook,
    plugin_id: trace.pluginId,
    started_at: trace.startedAt,
    duration_ms: trace.durationMs,
    outcome: trace.outcome,
    changed: trace.changed,
    request_id: trace.requestId ?? '',
    post_id: trace.postId ?? '',
    reason: trace.reason ?? '',
  };
}
