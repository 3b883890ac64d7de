import type { Post } from '@mattermost/types/posts';
import { postRemoved } from 'mattermost-redux/actions/posts';
import { Permissions } from 'mattermost-redux/constants';
import { Client4 } from 'mattermost-redux/client';
import { haveIChannelPermission } from 'mattermost-redux/selectors/entities/roles';
import { useState } from 'react';
import { FormattedList } from 'react-intl';
import { guarded } from '../../actions/guarded.ts';
import { Text } from '../../i18n/text.tsx';
import { AtMention } from '../../markdown/at-mention.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];

/** Who was mentioned and is not in the channel, and a way to bring them in. */
export function AddMemberHint({ post }: { post: Post }) {
  const dispatch = useAppDispatch();
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const hint = (post.props.add_channel_member ?? {}) as Record<string, unknown>;
  const ids = strings(hint.not_in_channel_user_ids);
  const names = strings(hint.not_in_channel_usernames);
  const channel = useAppSelector((state) => state.entities.channels.channels[post.channel_id]);
  const mayAdd = useAppSelector((state) =>
    haveIChannelPermission(
      state,
      channel?.team_id,
      post.channel_id,
      channel?.type === 'P'
        ? Permissions.MANAGE_PRIVATE_CHANNEL_MEMBERS
        : Permissions.MANAGE_PUBLIC_CHANNEL_MEMBERS,
    ),
  );

  const add = async () => {
    setBusy(true);
    for (const id of ids) {
      const result = await dispatch(guarded(() => Client4.addToChannel(id, post.channel_id)));
      if (result.error !== undefined) {
        setError(result.error.message);
        setBusy(false);
        return;
      }
    }
    dispatch(postRemoved(post));
  };

  return (
    <p className="add-member-hint">
      <Text
        id="system.notInChannel"
        values={{
          count: names.length,
          users: (
            <FormattedList
              value={names.map((name) => (
                <AtMention key={name} name={name} />
              ))}
            />
          ),
        }}
      />{' '}
      {mayAdd && ids.length > 0 && (
        <button type="button" className="link-button" disabled={isBusy} onClick={() => void add()}>
          <Text id="system.addThem" values={{ count: ids.length }} />
        </button>
      )}
      {error !== undefined && (
        <span className="error-text" role="alert">
          {error}
        </span>
      )}
    </p>
  );
}
