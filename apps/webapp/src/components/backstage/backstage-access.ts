import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getMySystemPermissions, haveITeamPermission } from 'mattermost-redux/selectors/entities/roles';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { isSystemAdmin } from 'mattermost-redux/utils/user_utils';
import type { GlobalState } from '../../store/global-state.ts';
import type { KindName } from './integration-kind.ts';

export interface KindAccess {
  /** It is switched on, and the person may make some. */
  isOffered: boolean;
  /** May change those of others. */
  others: boolean;
}

interface Rule {
  /** A key of the client's configuration. */
  setting?: string;
  own: string;
  others: string;
}

const rules: Readonly<Record<KindName, Rule>> = {
  incoming_webhooks: {
    setting: 'EnableIncomingWebhooks',
    own: 'manage_own_incoming_webhooks',
    others: 'manage_others_incoming_webhooks',
  },
  outgoing_webhooks: {
    setting: 'EnableOutgoingWebhooks',
    own: 'manage_own_outgoing_webhooks',
    others: 'manage_others_outgoing_webhooks',
  },
  commands: {
    setting: 'EnableCommands',
    own: 'manage_own_slash_commands',
    others: 'manage_others_slash_commands',
  },
  'oauth2-apps': {
    setting: 'EnableOAuthServiceProvider',
    own: 'manage_oauth',
    others: 'manage_system_wide_oauth',
  },
  // Those that are there can be changed, too, while no new ones can be made.
  bots: { own: 'manage_bots', others: 'manage_others_bots' },
};

export const kindNames = Object.keys(rules) as KindName[];

const may = (state: GlobalState, teamId: string, permission: string): boolean =>
  isSystemAdmin(getCurrentUser(state)?.roles ?? '') ||
  getMySystemPermissions(state).has(permission) ||
  haveITeamPermission(state, teamId, permission) === true;

export function kindAccess(state: GlobalState, teamId: string, name: KindName): KindAccess {
  const { setting, own, others } = rules[name];
  const isOn = setting === undefined || (getConfig(state) as Record<string, string>)[setting] === 'true';
  return { isOffered: isOn && may(state, teamId, own), others: may(state, teamId, others) };
}

/** Whether new bots may be made; those that are there stay. */
export const mayCreateBots = (state: GlobalState, teamId: string): boolean =>
  getConfig(state).EnableBotAccountCreation === 'true' && may(state, teamId, 'create_bot');

export function emojiAccess(state: GlobalState, teamId: string) {
  const isOn = getConfig(state).EnableCustomEmoji === 'true';
  return {
    isOn,
    creates: isOn && may(state, teamId, 'create_emojis'),
    deletes: may(state, teamId, 'delete_emojis'),
    deletesOthers: may(state, teamId, 'delete_others_emojis'),
  };
}

/** Whether the main menu has the entry. */
export const hasIntegrations = (state: GlobalState, teamId: string): boolean =>
  kindNames.some((name) => kindAccess(state, teamId, name).isOffered);
