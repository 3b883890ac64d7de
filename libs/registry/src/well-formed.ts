import { ActionTypes } from './action-types.ts';
import type { AnyAction } from './any-action.ts';

const hasTexts = (data: unknown, ...keys: readonly string[]): boolean =>
  typeof data === 'object' &&
  data !== null &&
  keys.every((key) => typeof (data as Record<string, unknown>)[key] === 'string');

/**
 * Whether an action about plugins is what it says. Plugins dispatch into the same store, and one malformed entry would
 * stay in a list and fail whoever reads it; such an action changes nothing.
 */
export function isWellFormed({ type, data, name }: AnyAction): boolean {
  switch (type) {
    case ActionTypes.RECEIVED_PLUGIN_COMPONENT:
      return typeof name === 'string' && !(name in Object.prototype) && hasTexts(data, 'id', 'pluginId');
    case ActionTypes.RECEIVED_PLUGIN_POST_COMPONENT:
    case ActionTypes.RECEIVED_PLUGIN_POST_CARD_COMPONENT:
      return hasTexts(data, 'id', 'pluginId', 'type');
    case ActionTypes.RECEIVED_WEBAPP_PLUGINS:
      return (
        (data ?? undefined) === undefined || (Array.isArray(data) && data.every((one) => hasTexts(one, 'id')))
      );
    case ActionTypes.RECEIVED_WEBAPP_PLUGIN:
    case ActionTypes.REMOVED_WEBAPP_PLUGIN:
      return hasTexts(data, 'id');
    case ActionTypes.RECEIVED_ADMIN_CONSOLE_CUSTOM_COMPONENT:
    case ActionTypes.RECEIVED_ADMIN_CONSOLE_CUSTOM_SECTION:
      return hasTexts(data, 'pluginId', 'key');
    case ActionTypes.RECEIVED_ADMIN_CONSOLE_REDUCER:
    case ActionTypes.REMOVED_ADMIN_CONSOLE_REDUCER:
    case ActionTypes.RECEIVED_PLUGIN_STATS_HANDLER:
    case ActionTypes.RECEIVED_PLUGIN_USER_SETTINGS:
    case ActionTypes.RECEIVED_PLUGIN_CHANNEL_SETTINGS_TAB:
      return hasTexts(data, 'pluginId');
    default:
      return true;
  }
}
