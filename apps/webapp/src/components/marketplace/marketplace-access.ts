import { Permissions } from 'mattermost-redux/constants';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getMySystemPermissions } from 'mattermost-redux/selectors/entities/roles';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { isSystemAdmin } from 'mattermost-redux/utils/user_utils';
import type { GlobalState } from '../../store/global-state.ts';

/** Whether the marketplace is offered to the person: it is switched on, and they may install from it. */
export function isMarketplaceOffered(state: GlobalState): boolean {
  const { EnableMarketplace, PluginsEnabled } = getConfig(state);
  return EnableMarketplace === 'true' && PluginsEnabled === 'true' && mayInstallPlugins(state);
}

export function mayInstallPlugins(state: GlobalState): boolean {
  return (
    isSystemAdmin(getCurrentUser(state)?.roles ?? '') ||
    getMySystemPermissions(state).has(Permissions.SYSCONSOLE_WRITE_PLUGINS)
  );
}
