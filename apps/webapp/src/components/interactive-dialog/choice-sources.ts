import type { DialogSubmission } from '@mattermost/types/integrations';
import type { Channel } from '@mattermost/types/channels';
import { autocompleteChannels, getChannel } from 'mattermost-redux/actions/channels';
import { lookupInteractiveDialog } from 'mattermost-redux/actions/integrations';
import { autocompleteUsers, getUser } from 'mattermost-redux/actions/users';
import { getFullName } from 'mattermost-redux/utils/user_utils';
import type { UserProfile } from '@mattermost/types/users';
import { list } from '../../rest/fields.ts';
import type { AppThunk } from '../../store/store.ts';
import { readOption } from './dialog-form.ts';
import type { DialogField, FieldOption, FieldValues } from './dialog-form.ts';

const AT_ONCE = 100;

const userOption = (user: UserProfile): FieldOption => ({
  value: user.id,
  text: [`@${user.username}`, getFullName(user)].filter(Boolean).join(' – '),
});
const channelOption = ({ id, display_name: title, name }: Channel): FieldOption => ({
  value: id,
  text: title || name,
});

/** What a menu offers for what is typed: its own options, or those of the server, or of whoever opened the dialog. */
export function findOptions(
  field: DialogField,
  term: string,
  submission: (values?: FieldValues) => DialogSubmission,
): AppThunk<Promise<readonly FieldOption[]>> {
  return async (dispatch, getState) => {
    const wanted = term.trim().toLowerCase();
    switch (field.dataSource) {
      case 'users': {
        const { data } = await dispatch(autocompleteUsers(wanted, '', '', { limit: AT_ONCE }));
        return ((data as { users?: UserProfile[] } | undefined)?.users ?? [])
          .filter(({ delete_at: deletedAt }) => !deletedAt)
          .map(userOption);
      }
      case 'channels': {
        const teamId = getState().entities.teams.currentTeamId;
        const { data } = await dispatch(autocompleteChannels(teamId, wanted));
        return (data ?? []).filter(({ delete_at: deletedAt }) => !deletedAt).map(channelOption);
      }
      case 'dynamic': {
        const asked = submission();
        const { data } = await dispatch(
          lookupInteractiveDialog({
            ...asked,
            url: field.dataSourceUrl,
            submission: { ...asked.submission, query: term, selected_field: field.name },
          }),
        );
        return list((data as { items?: unknown } | undefined)?.items).map(readOption);
      }
      default:
        return field.options.filter(({ text }) => text.toLowerCase().includes(wanted));
    }
  };
}

/** What somebody or something that was chosen before is called. */
export function optionOf(field: DialogField, value: string): AppThunk<Promise<FieldOption>> {
  return async (dispatch, getState) => {
    const fallback = { value, text: value };
    const { users, channels } = getState().entities;
    if (field.dataSource === 'users') {
      const user = users.profiles[value] ?? (await dispatch(getUser(value))).data;
      return user === undefined ? fallback : userOption(user);
    }
    if (field.dataSource === 'channels') {
      const channel = channels.channels[value] ?? (await dispatch(getChannel(value))).data;
      return channel === undefined ? fallback : channelOption(channel as Channel);
    }
    return field.options.find((option) => option.value === value) ?? fallback;
  };
}
