import { ActionTypes } from '../action-types.ts';
import { reArg } from '../re-arg.ts';
import type { Registration } from '../registration.ts';

/** What is nowhere on screen: the store, the socket, the catalogue of texts, and taking things back. */
export function storeMethods(own: Registration) {
  const { host, pluginId } = own;
  return {
    unregisterComponent: reArg(['componentId'], ({ componentId }) =>
      own.dispatch({ type: ActionTypes.REMOVED_PLUGIN_COMPONENT, id: componentId }),
    ),
    registerReducer: reArg(['reducer'], ({ reducer }) =>
      own.whileLive(() => host.addReducer(pluginId, reducer as never)),
    ),
    registerTranslations: reArg(['getTranslationsForLocale'], ({ getTranslationsForLocale }) =>
      own.whileLive(() => host.addTranslations(pluginId, getTranslationsForLocale as never)),
    ),
    registerWebSocketEventHandler: reArg(['event', 'handler'], ({ event, handler }) =>
      own.whileLive(() => host.events.setEventHandler(pluginId, String(event), handler as never)),
    ),
    unregisterWebSocketEventHandler: reArg(['event'], ({ event }) =>
      own.whileLive(() => host.events.removeEventHandler(pluginId, String(event))),
    ),
    registerReconnectHandler: reArg(['handler'], ({ handler }) =>
      own.whileLive(() => host.events.setReconnectHandler(pluginId, handler as never)),
    ),
    unregisterReconnectHandler: (): void => own.whileLive(() => host.events.removeReconnectHandler(pluginId)),
  };
}
