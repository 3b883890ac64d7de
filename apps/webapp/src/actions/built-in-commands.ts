import { savePreferences } from 'mattermost-redux/actions/preferences';
import { General, Permissions } from 'mattermost-redux/constants';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { haveISystemPermission } from 'mattermost-redux/selectors/entities/roles';
import { getTeam } from 'mattermost-redux/selectors/entities/teams';
import { getUserIdFromChannelName } from 'mattermost-redux/utils/channel_utils';
import { browserHistory } from '../browser-history.ts';
import { ModalIdentifiers } from '../components/dialog/modal-identifiers.ts';
import { openModalById } from '../components/dialog/open-modal-by-id.ts';
import type { MessageId } from '../i18n/catalogue.ts';
import type { CommandArguments } from '../plugins/message-hooks.ts';
import type { AppThunk } from '../store/store.ts';
import { search } from './search.ts';

/** What a command came to here: it is done, it was refused with a text of the catalogue, or it is the server's. */
export type BuiltInOutcome = { done: true } | { refused: MessageId } | { server: true };

const done: BuiltInOutcome = { done: true };
const server: BuiltInOutcome = { server: true };
const DIRECT_CHANNEL_SHOW = 'direct_channel_show';
const GROUP_CHANNEL_SHOW = 'group_channel_show';

/** The commands that only a client can carry out (contract: webapp §7); all others go to the server. */
export function runBuiltIn(command: string, args: CommandArguments): AppThunk<BuiltInOutcome> {
  return (dispatch) => {
    const [trigger = ''] = command.split(/\s/, 1);
    const words = command.slice(trigger.length).trim();
    switch (trigger.toLowerCase()) {
      case '/search':
        dispatch(search(words));
        return done;
      case '/shortcuts':
        dispatch(openModalById(ModalIdentifiers.KEYBOARD_SHORTCUTS_MODAL));
        return done;
      case '/settings':
        dispatch(openModalById(ModalIdentifiers.USER_SETTINGS, { isContentProductSettings: true }));
        return done;
      case '/marketplace':
        return dispatch(openMarketplace());
      case '/leave':
        return dispatch(leave(args));
      default:
        return server;
    }
  };
}

function openMarketplace(): AppThunk<BuiltInOutcome> {
  return (dispatch, getState) => {
    const state = getState();
    if (getConfig(state).EnableMarketplace !== 'true') {
      return { refused: 'command.marketplaceOff' };
    }
    const permission = Permissions.SYSCONSOLE_WRITE_PLUGINS;
    if (!haveISystemPermission(state, { permission })) {
      return { refused: 'command.marketplaceDenied' };
    }
    dispatch(openModalById(ModalIdentifiers.PLUGIN_MARKETPLACE, { openedFrom: 'command' }));
    return done;
  };
}

/** A conversation is closed, for it cannot be left; before a private channel is left it is asked. */
function leave(args: CommandArguments): AppThunk<BuiltInOutcome> {
  return (dispatch, getState) => {
    const state = getState();
    const channel = state.entities.channels.channels[args.channel_id];
    if (args.root_id !== '') {
      return { refused: 'command.leaveInThread' };
    }
    if (channel?.type === General.PRIVATE_CHANNEL) {
      const before = getState().views.modals;
      dispatch(openModalById(ModalIdentifiers.LEAVE_PRIVATE_CHANNEL_MODAL, { channel }));
      return getState().views.modals === before ? server : done;
    }
    if (channel?.type !== General.DM_CHANNEL && channel?.type !== General.GM_CHANNEL) {
      return server;
    }
    const me = state.entities.users.currentUserId;
    const isDirect = channel.type === General.DM_CHANNEL;
    const category = isDirect ? DIRECT_CHANNEL_SHOW : GROUP_CHANNEL_SHOW;
    const name = isDirect ? getUserIdFromChannelName(me, channel.name) : channel.id;
    void dispatch(savePreferences(me, [{ user_id: me, category, name, value: 'false' }]));
    const team = getTeam(state, args.team_id);
    if (team !== undefined) {
      browserHistory.push(`/${team.name}/channels/${General.DEFAULT_CHANNEL}`);
    }
    return done;
  };
}
