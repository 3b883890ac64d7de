import { AdminTypes, GeneralTypes } from 'mattermost-redux/action_types';
import { followPlugins } from '../../actions/plugin-management.ts';
import { toastShown } from '../../store/views/toasts.ts';
import { text, type Handlers } from './handler.ts';

export const siteEvents: Handlers = {
  // Only what was asked for by a click: the small pictures of a channel would say it once each.
  file_download_rejected:
    ({ data }) =>
    (dispatch) => {
      const reason = text(data.rejection_reason);
      if (reason !== '' && data.download_type === 'file') {
        dispatch(toastShown(reason, 'bottom-center'));
      }
    },
  show_toast:
    ({ data }) =>
    (dispatch) => {
      const message = text(data.message);
      if (message !== '') {
        dispatch(toastShown(message, text(data.position)));
      }
    },
  config_changed:
    ({ data }) =>
    (dispatch) => {
      dispatch({ type: GeneralTypes.CLIENT_CONFIG_RECEIVED, data: data.config });
    },
  license_changed:
    ({ data }) =>
    (dispatch) => {
      dispatch({ type: GeneralTypes.CLIENT_LICENSE_RECEIVED, data: data.license });
    },
  plugin_statuses_changed:
    ({ data }) =>
    (dispatch) => {
      const statuses = data.plugin_statuses as unknown[] | undefined;
      if (statuses !== undefined && statuses.length > 0) {
        dispatch({ type: AdminTypes.RECEIVED_PLUGIN_STATUSES, data: statuses });
      }
      void dispatch(followPlugins());
    },
};
