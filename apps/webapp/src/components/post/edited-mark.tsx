import type { Post } from '@mattermost/types/posts';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useIntl } from 'react-intl';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { fromPanel, showEditHistory } from '../../store/views/rhs.ts';

/** That a post was edited, and when; its author may see what it said before. */
export function EditedMark({ post }: { post: Post }) {
  const dispatch = useAppDispatch();
  const intl = useIntl();
  const isMine = useAppSelector(getCurrentUserId) === post.user_id;
  const when = intl.formatDate(post.edit_at, { dateStyle: 'full', timeStyle: 'short' });
  if (!isMine) {
    return (
      <span className="post__edited" title={when}>
        <Text id="post.edited" />
      </span>
    );
  }
  return (
    <button
      type="button"
      id={`postEdited_${post.id}`}
      className="post__edited post__edited--mine"
      title={intl.formatMessage({ id: 'post.editedAt' }, { when })}
      onClick={() => dispatch(fromPanel(showEditHistory(post.id, post.channel_id)))}
    >
      <Text id="post.edited" />
    </button>
  );
}
