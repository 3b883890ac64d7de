import { RHS_PLUGIN_STATE } from '@patchbay/registry';
import type { PluginComponentEntry } from '@patchbay/registry';
import type { GlobalState } from '../store/global-state.ts';

/** The panel of a plugin that is open at the right-hand side. */
export function getOpenPluginPanel({ plugins, views }: GlobalState): PluginComponentEntry | undefined {
  return views.rhs.rhsState === RHS_PLUGIN_STATE
    ? plugins.components.RightHandSidebarComponent.find(({ id }) => id === views.rhs.pluggableId)
    : undefined;
}
