import { readMultipleChannels } from 'mattermost-redux/actions/channels';
import { getMyTeams } from 'mattermost-redux/selectors/entities/teams';
import type { Team } from '@mattermost/types/teams';
import { useEffect } from 'react';
import { useStore } from 'react-redux';
import { browserHistory } from '../../browser-history.ts';
import type { GlobalState } from '../../store/global-state.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import type { AppDispatch } from '../../store/store.ts';
import { setUnreadFilterEnabled } from '../../store/views/channel-sidebar.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { showPanel } from '../../store/views/rhs.ts';
import { openQuickSwitch } from '../quick-switch/open-quick-switch.ts';
import { pathOfChannel } from '../routes/channel-path.ts';
import { sidebarOf, isUnread } from '../sidebar/sidebar-categories.ts';
import { orderedTeams } from '../sidebar/ordered-teams.ts';
import { neighbour } from './neighbours.ts';
import { goToRegion } from './regions.ts';

interface Place {
  dispatch: AppDispatch;
  getState: () => GlobalState;
  team: Team;
}

export function useShortcuts(team: Team): void {
  const dispatch = useAppDispatch();
  const { getState } = useStore<GlobalState>();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const action = event.defaultPrevented || event.isComposing ? undefined : actionOf(event);
      if (action !== undefined && action({ dispatch, getState, team }) !== false) {
        event.preventDefault();
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [dispatch, getState, team]);
}

/** Answers false where there is nothing for it to do, so that the browser has the key. */
type Action = (place: Place) => unknown;

/** Keys by their place on the keyboard where a modifier changes what they write. */
function actionOf({ key, code, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): Action | undefined {
  const hasCommand = (ctrlKey || metaKey) && !(ctrlKey && metaKey);
  const held = `${hasCommand ? 'command+' : ''}${altKey ? 'alt+' : ''}${shiftKey ? 'shift+' : ''}`;
  const name = /^Key[A-Z]$/.test(code) ? code.slice('Key'.length) : key;
  const found = `${held}${name}`;
  // On some keyboards the slash is written with Shift.
  const wanted = hasCommand && key === '/' ? 'command+/' : found;
  return Object.hasOwn(actions, wanted) ? actions[wanted] : undefined;
}

const goTo =
  (step: 1 | -1, onlyUnread: boolean): Action =>
  ({ getState, team }) => {
    const channel = neighbour(getState(), team.id, step, onlyUnread);
    if (channel !== undefined) {
      browserHistory.push(pathOfChannel(getState(), team.name, channel));
    }
  };

const goToTeam =
  (step: 1 | -1): Action =>
  ({ getState, team }) => {
    const teams = orderedTeams(getState(), getMyTeams(getState()));
    const index = teams.findIndex(({ id }) => id === team.id);
    const next = teams[(index + step + teams.length) % teams.length];
    if (next === undefined || next.id === team.id) {
      return false;
    }
    browserHistory.push(`/${next.name}`);
    return true;
  };

const readAll: Action = ({ dispatch, getState, team }) => {
  const state = getState();
  const unread = sidebarOf(state, team.id)
    .flatMap(({ channels }) => channels.map(({ id }) => id))
    .filter((id) => isUnread(state, id));
  if (unread.length === 0) {
    return false;
  }
  void dispatch(readMultipleChannels(unread));
  return true;
};

const actions: Readonly<Record<string, Action>> = {
  'alt+ArrowUp': goTo(-1, false),
  'alt+ArrowDown': goTo(1, false),
  'alt+shift+ArrowUp': goTo(-1, true),
  'alt+shift+ArrowDown': goTo(1, true),
  'command+alt+ArrowUp': goToTeam(-1),
  'command+alt+ArrowDown': goToTeam(1),
  'command+F6': () => goToRegion(1),
  'command+shift+F6': () => goToRegion(-1),
  'command+K': ({ dispatch }) => dispatch(openQuickSwitch()),
  'command+shift+K': ({ dispatch, team }) => dispatch(openModalById('create_dm_channel', { team })),
  'command+shift+A': ({ dispatch }) => dispatch(openModalById('user_settings')),
  'command+/': ({ dispatch }) => dispatch(openModalById('keyboar_shortcuts_modal')),
  'command+shift+U': ({ dispatch, getState }) =>
    dispatch(setUnreadFilterEnabled(!getState().views.channelSidebar.unreadFilterEnabled)),
  'command+shift+L': () => {
    const textbox = document.getElementById('post_textbox');
    textbox?.focus();
    return textbox !== null;
  },
  'command+alt+I': ({ dispatch, getState }) => {
    const channelId = getState().entities.channels.currentChannelId;
    return channelId === '' ? false : dispatch(showPanel('channel-info', channelId));
  },
  'shift+Escape': readAll,
};
