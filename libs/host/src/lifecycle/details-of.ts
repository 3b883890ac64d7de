import type { DesiredPlugin } from '../desired-plugins.ts';
import type { PluginDetails } from '../plugin-details.ts';
import type { ActualState } from './actual-state.ts';
import type { Comeback } from './comeback.ts';
import type { PluginSurroundings } from './plugin-surroundings.ts';
import { RESTART_LIMIT } from './restart-policy.ts';

/** What is known of one plugin on this node, besides its row. */
export interface Known {
  readonly actual: ActualState;
  readonly comeback: Comeback;
  readonly ready: boolean;
  readonly debugging: boolean;
}

/** All that a status says beyond Mattermost's fields, from whoever knows it. */
export function detailsOf(
  row: DesiredPlugin,
  { actual, comeback, ready, debugging }: Known,
  { notes, passedOver, versionsOf }: PluginSurroundings,
): PluginDetails {
  const id = row.pluginId;
  const { previous, upgrade } = versionsOf?.(id) ?? { previous: '', upgrade: null };
  return {
    enabled: row.enabled,
    ready,
    since: actual.since,
    restart_at: comeback.at,
    failures: comeback.failures,
    failure_limit: RESTART_LIMIT,
    crash_id: notes.crashId(id),
    unmanaged: row.unmanaged === true,
    debugging,
    passed_over: passedOver?.(id) ?? [],
    previous_version: previous,
    upgrade,
    web_failure: notes.webFailure(id),
  };
}
