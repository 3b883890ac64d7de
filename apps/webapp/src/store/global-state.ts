import type { GlobalState as EntitiesState } from '@mattermost/types/store';
import type { PluginsState } from '@patchbay/registry';
import type { ViewsState } from './views/index.ts';

/** The host's state: the slices of `mattermost-redux`, the host's own views, and what plugins registered. */
export interface GlobalState extends EntitiesState {
  views: ViewsState;
  plugins: PluginsState;
}
