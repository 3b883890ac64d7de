import type { PluginDetails } from '../plugin-details.ts';
import type { PluginState } from './states.ts';

/** One row of `GET /api/v4/plugins/statuses`, under its JSON names (contract: server-plugins §3). */
export interface PluginStatus {
  plugin_id: string;
  cluster_id: string;
  plugin_path: string;
  state: PluginState;
  /** Why it is not running, in words; '' when all is well. */
  error: string;
  name: string;
  description: string;
  version: string;
  /** What Mattermost does not say. */
  details: PluginDetails;
}
