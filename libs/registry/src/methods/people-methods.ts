import { ActionTypes } from '../action-types.ts';
import { reArg } from '../re-arg.ts';
import type { Registration } from '../registration.ts';
import { userSettings } from '../settings/user-settings.ts';

/** Who somebody is, and what a person may set for themselves. */
export function peopleMethods(own: Registration) {
  return {
    registerPopoverUserAttributesComponent: own.component('PopoverUserAttributes'),
    registerPopoverUserActionsComponent: own.component('PopoverUserActions'),

    registerUserSettings: reArg(['setting'], ({ setting: given }) => {
      const setting = userSettings(given, own.pluginId, (message) => own.host.warn(message));
      if (setting !== undefined) {
        const data = { pluginId: own.pluginId, setting };
        own.dispatch({ type: ActionTypes.RECEIVED_PLUGIN_USER_SETTINGS, data });
      }
    }),
  };
}
