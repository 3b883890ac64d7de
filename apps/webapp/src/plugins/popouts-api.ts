import type { PopoutListeners } from './popout-listeners.ts';
import { isPopoutWindow, onMessageFromParent, openPopout, sendToParent } from './popout-windows.ts';
import type { PopoutHandle } from './popout-windows.ts';

type OnError = (pluginId: string, error: unknown) => void;
export type PopOutPanel = (
  titleTemplate: string,
  pluginId: string,
  teamName: string,
  channelName?: string,
) => Promise<Partial<PopoutHandle>>;

/** Opens the panel of a plugin in a window of its own, and tells the plugin (contract: webapp §3). */
export function panelPopout(listeners: PopoutListeners, onError: OnError): PopOutPanel {
  return async (_titleTemplate, pluginId, teamName, channelName) => {
    const [team, plugin] = [encodeURIComponent(teamName), encodeURIComponent(pluginId)];
    const query = channelName === undefined ? '' : `?channel=${encodeURIComponent(channelName)}`;
    const handle: Partial<PopoutHandle> = openPopout(`/_popout/rhs/${team}/plugin/${plugin}${query}`) ?? {};
    const entry = listeners.get(pluginId);
    try {
      entry?.listener(teamName, channelName, handle as Readonly<Record<string, unknown>>);
    } catch (error) {
      onError(entry?.registeredBy ?? pluginId, error);
    }
    return handle;
  };
}

/** `WebappUtils.popouts`. */
export const popoutsApi = (popoutRhsPlugin: PopOutPanel) => ({
  sendToParent,
  onMessageFromParent,
  isPopoutWindow,
  canPopout: () => true,
  popoutRhsPlugin,
});
