import type { Channel, ChannelMembership } from '@mattermost/types/channels';
import type { UserProfile } from '@mattermost/types/users';
import { UserTypes } from 'mattermost-redux/action_types';
import {
  getChannelStats,
  removeChannelMember,
  updateChannelMemberSchemeRoles,
} from 'mattermost-redux/actions/channels';
import { Client4 } from 'mattermost-redux/client';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ofRedux } from '../../actions/of-redux.ts';
import { loadMissingProfiles } from '../../actions/profiles.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { usePages } from '../answers/use-pages.ts';
import { useChannelRights } from './channel-rights.ts';
import { MemberRow } from './member-row.tsx';

/** Somebody in a channel, and what they are there. */
export interface Member {
  user: UserProfile;
  member?: ChannelMembership;
}

const PER_PAGE = 50;

/** Who is in a channel: searched by name, given roles, taken out. It follows who comes and goes. */
export function MemberList({ channel }: { channel: Channel }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const me = useAppSelector(getCurrentUserId);
  const rights = useChannelRights(channel);
  const count = useAppSelector((state) => state.entities.channels.stats[channel.id]?.member_count);
  const [term, setTerm] = useState('');
  const [error, setError] = useState<ActionError>();
  const wanted = term.trim();
  const { id } = channel;
  const load = useCallback((page: number) => membersOf(id, wanted, page), [id, wanted]);
  const { items, error: notLoaded, hasMore, isBusy, more, reload } = usePages(load, PER_PAGE, wanted !== '');

  const countBefore = useRef(count);
  useEffect(() => {
    if (countBefore.current !== undefined && count !== countBefore.current) {
      reload();
    }
    countBefore.current = count;
    // It is loaded anew when somebody came or went.
  }, [count]);

  useEffect(() => {
    if (items !== undefined) {
      dispatch({ type: UserTypes.RECEIVED_PROFILES_LIST, data: items.map(({ user }) => user) });
      void dispatch(loadMissingProfiles(items.map(({ user }) => user.id)));
    }
  }, [dispatch, items]);

  const after = async (done: { error?: ActionError }) => {
    setError(done.error);
    if (done.error === undefined) {
      await dispatch(getChannelStats(channel.id));
      reload();
    }
  };
  const setAdmin = async (userId: string, isAdmin: boolean) =>
    after(await dispatch(ofRedux(updateChannelMemberSchemeRoles(channel.id, userId, true, isAdmin))));
  const remove = async (userId: string) =>
    after(await dispatch(ofRedux(removeChannelMember(channel.id, userId))));

  return (
    <div className="member-list">
      <input
        className="form-control"
        data-autofocus
        type="search"
        placeholder={text('members.search')}
        aria-label={text('members.search')}
        value={term}
        onChange={(event) => setTerm(event.target.value)}
      />
      {(error ?? notLoaded) !== undefined && <ErrorNote error={(error ?? notLoaded) as ActionError} />}
      {items === undefined && isBusy && (
        <div className="spinner spinner--inline" role="status" aria-label={text('loading')} />
      )}
      {items?.length === 0 && (
        <p className="empty">
          <Text id="direct.none" />
        </p>
      )}
      <ul className="member-list__rows" data-testid="channel-member-list">
        {items?.map(({ user, member }) => (
          <MemberRow
            key={user.id}
            user={user}
            member={member}
            channel={channel}
            mayRemove={rights.managesMembers && user.id !== me}
            maySetRole={rights.managesRoles && user.id !== me && !user.is_bot}
            onSetAdmin={(isAdmin) => void setAdmin(user.id, isAdmin)}
            onRemove={() => void remove(user.id)}
          />
        ))}
      </ul>
      {hasMore && (
        <button type="button" className="btn btn-tertiary btn-sm" disabled={isBusy} onClick={more}>
          <Text id="browse.more" />
        </button>
      )}
    </div>
  );
}

/** People and their memberships are two questions to the server. */
async function membersOf(id: string, term: string, page: number): Promise<readonly Member[]> {
  const users =
    term === ''
      ? await Client4.getProfilesInChannel(id, page, PER_PAGE, '', { active: true })
      : page > 0
        ? []
        : await Client4.searchUsers(term, { in_channel_id: id });
  if (users.length === 0) {
    return [];
  }
  const memberships = await Client4.getChannelMembersByIds(
    id,
    users.map((user) => user.id),
  );
  const byUser = new Map(memberships.map((member) => [member.user_id, member]));
  return users.map((user) => ({ user, member: byUser.get(user.id) }));
}
