import type { Post } from '@mattermost/types/posts';
import { combineUserActivitySystemPost } from 'mattermost-redux/utils/post_list';
import { getUsers } from 'mattermost-redux/selectors/entities/users';
import { useEffect, useMemo, useState } from 'react';
import { FormattedList } from 'react-intl';
import { loadMissingProfiles } from '../../actions/profiles.ts';
import type { MessageId } from '../../i18n/catalogue.ts';
import { Text } from '../../i18n/text.tsx';
import { AtMention } from '../../markdown/at-mention.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { PostTime } from './post-time.tsx';

/** So many are named; the rest is counted until they are wanted. */
const NAMED = 4;

const texts: Readonly<Record<string, MessageId>> = {
  system_join_channel: 'activity.joined',
  system_leave_channel: 'activity.left',
  system_join_leave_channel: 'activity.joinedAndLeft',
  system_add_to_channel: 'activity.added',
  system_remove_from_channel: 'activity.removed',
  system_join_team: 'activity.joinedTeam',
  system_leave_team: 'activity.leftTeam',
  system_add_to_team: 'activity.addedToTeam',
  system_remove_from_team: 'activity.removedFromTeam',
};

/** Who came and went, told together (as Mattermost combines such messages). */
export function ActivityRow({ posts, isRHS }: { posts: readonly Post[]; isRHS: boolean }) {
  const dispatch = useAppDispatch();
  const activity = useMemo(() => combineUserActivitySystemPost([...posts].reverse()), [posts]);
  const first = posts[0];

  useEffect(() => {
    void dispatch(loadMissingProfiles(activity?.allUserIds ?? []));
  }, [activity, dispatch]);

  if (first === undefined || activity === undefined) {
    return null;
  }
  return (
    <article
      id={`${isRHS ? 'rhsPost' : 'post'}_${first.id}`}
      className="post post--system post--activity"
      data-post-id={first.id}
      tabIndex={-1}
    >
      <div className="post__gutter">
        <span className="avatar avatar--medium avatar--system" aria-hidden="true">
          <Icon name="account-multiple-outline" />
        </span>
      </div>
      <div className="post__content">
        <header className="post__header">
          <span className="post__author">
            <Text id="post.system" />
          </span>
          <PostTime post={first} isLinked />
        </header>
        <div className="post-message">
          {activity.messageData.map(({ postType, userIds, actorId }, index) => (
            <Line key={index} postType={postType} userIds={userIds} actorId={actorId} posts={posts} />
          ))}
        </div>
      </div>
    </article>
  );
}

interface LineProps {
  postType: string;
  userIds: readonly string[];
  actorId?: string;
  posts: readonly Post[];
}

function Line({ postType, userIds, actorId, posts }: LineProps) {
  const [isWhole, setWhole] = useState(false);
  const id = texts[postType];
  const unique = [...new Set(userIds)];
  if (id === undefined) {
    return null;
  }
  const shown = isWhole ? unique : unique.slice(0, NAMED);
  const rest = unique.length - shown.length;
  const users = shown.map((userId) => <Person key={userId} userId={userId} posts={posts} />);
  const more = (
    <button key="more" type="button" className="link-button" onClick={() => setWhole(true)}>
      <Text id="activity.others" values={{ count: rest }} />
    </button>
  );
  return (
    <p>
      <Text
        id={id}
        values={{
          users: <FormattedList value={rest > 0 ? [...users, more] : users} />,
          count: unique.length,
          actor: actorId === undefined ? '' : <Person userId={actorId} posts={posts} />,
        }}
      />
    </p>
  );
}

/** A person by their id; until they are loaded, by the name that the message has. */
function Person({ userId, posts }: { userId: string; posts: readonly Post[] }) {
  const known = useAppSelector((state) => getUsers(state)[userId]?.username);
  const named = posts.flatMap(({ user_id: actor, props }) => [
    ...(props?.addedUserId === userId ? [props.addedUsername] : []),
    ...(props?.removedUserId === userId ? [props.removedUsername] : []),
    ...(actor === userId ? [props?.username] : []),
  ]);
  const name = known ?? named.find((value): value is string => typeof value === 'string') ?? '…';
  return <AtMention name={name} isMarked={false} />;
}
