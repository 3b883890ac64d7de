import { ActionTypes } from '../action-types.ts';
import { reArg } from '../re-arg.ts';
import type { Registration } from '../registration.ts';

/** The System Console. */
export function adminMethods(own: Registration) {
  const { pluginId } = own;
  return {
    registerSystemConsoleGroupTable: own.component('SystemConsoleGroupTable'),

    registerAdminConsolePlugin: reArg(['func'], ({ func }) =>
      own.dispatch({
        type: ActionTypes.RECEIVED_ADMIN_CONSOLE_REDUCER,
        data: { pluginId, reducer: func },
      }),
    ),

    unregisterAdminConsolePlugin: (): void =>
      own.dispatch({ type: ActionTypes.REMOVED_ADMIN_CONSOLE_REDUCER, data: { pluginId } }),

    registerAdminConsoleCustomSetting: reArg(['key', 'component', 'options'], (given) => {
      const { showTitle = false } = (given.options ?? {}) as { showTitle?: boolean };
      const data = { pluginId, key: String(given.key), component: given.component, options: { showTitle } };
      own.dispatch({ type: ActionTypes.RECEIVED_ADMIN_CONSOLE_CUSTOM_COMPONENT, data });
    }),

    registerAdminConsoleCustomSection: reArg(['key', 'component'], ({ key, component }) =>
      own.dispatch({
        type: ActionTypes.RECEIVED_ADMIN_CONSOLE_CUSTOM_SECTION,
        data: { pluginId, key: String(key), component },
      }),
    ),

    registerSiteStatisticsHandler: reArg(['handler'], ({ handler }) =>
      own.dispatch({ type: ActionTypes.RECEIVED_PLUGIN_STATS_HANDLER, data: { pluginId, handler } }),
    ),
  };
}
