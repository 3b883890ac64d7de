import type { Team } from '@mattermost/types/teams';
import {
  getThreadCounts,
  getThreadsForCurrentTeam,
  markAllThreadsInTeamRead,
} from 'mattermost-redux/actions/threads';
import {
  getThreadCountsInCurrentTeam,
  getThreadOrderInCurrentTeam,
  getUnreadThreadOrderInCurrentTeam,
} from 'mattermost-redux/selectors/entities/threads';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useCallback, useEffect, useState } from 'react';
import { Virtuoso } from 'react-virtuoso';
import { act } from '../../actions/act.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useTurns } from '../answers/use-turns.ts';
import { Icon } from '../elements/icon.tsx';
import { IconButton } from '../elements/icon-button.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';
import { PostsError } from '../post/posts-error.tsx';
import { ThreadItem } from './thread-item.tsx';

interface ThreadListProps {
  team: Team;
  chosenId: string;
}

/** The threads that are followed, all or only those with something new; more come as the end is neared. */
export function ThreadList({ team, chosenId }: ThreadListProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const [isUnread, setUnread] = useState(false);
  const all = useAppSelector(getThreadOrderInCurrentTeam);
  const unread = useAppSelector(getUnreadThreadOrderInCurrentTeam);
  const counts = useAppSelector(getThreadCountsInCurrentTeam);
  const me = useAppSelector(getCurrentUserId);
  const begin = useTurns();
  const [error, setError] = useState<ActionError>();
  const [isLoading, setLoading] = useState(true);
  // The one that is read stays in the list of the unread while it is open.
  const ids =
    isUnread && chosenId !== '' && !unread.includes(chosenId) && all.includes(chosenId)
      ? [chosenId, ...unread]
      : isUnread
        ? unread
        : all;

  const load = useCallback(
    async (before = '') => {
      const isLast = begin();
      setLoading(true);
      const result = await dispatch(act(getThreadsForCurrentTeam({ unread: isUnread, before })));
      if (isLast()) {
        setError(result.error);
        setLoading(false);
      }
    },
    [begin, dispatch, isUnread],
  );
  useEffect(() => {
    void load();
    void dispatch(act(getThreadCounts(me, team.id)));
  }, [dispatch, load, me, team.id]);

  const total = isUnread ? (counts?.total_unread_threads ?? 0) : (counts?.total ?? 0);
  const markAll = async () => {
    const result = await dispatch(act(markAllThreadsInTeamRead(me, team.id)));
    setError(result.error);
  };

  return (
    <section className="thread-list ThreadList" aria-label={text('threads.list')}>
      <header className="thread-list__header">
        <div role="tablist" aria-label={text('threads.list')} className="thread-list__tabs">
          {[false, true].map((only) => (
            <button
              key={String(only)}
              type="button"
              role="tab"
              aria-selected={isUnread === only}
              tabIndex={isUnread === only ? 0 : -1}
              className={`thread-list__tab ${isUnread === only ? 'thread-list__tab--on' : ''}`.trim()}
              onClick={() => setUnread(only)}
              onKeyDown={(event) => {
                if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
                  setUnread(!isUnread);
                  const next =
                    event.currentTarget.nextElementSibling ?? event.currentTarget.previousElementSibling;
                  (next as HTMLElement | null)?.focus();
                }
              }}
            >
              <Text id={only ? 'threads.unread' : 'threads.all'} />
              {only && (counts?.total_unread_threads ?? 0) > 0 && (
                <span className="thread-list__dot" aria-hidden="true" />
              )}
            </button>
          ))}
        </div>
        <IconButton
          icon="playlist-check"
          label={text('threads.markAll')}
          disabled={(counts?.total_unread_threads ?? 0) === 0}
          onClick={() => void markAll()}
        />
      </header>
      {error !== undefined && <PostsError error={error} onRetry={() => void load()} />}
      {ids.length === 0 ? (
        <Empty isLoading={isLoading} isUnread={isUnread} hasFailed={error !== undefined} />
      ) : (
        <Virtuoso
          className="thread-list__items"
          data={ids}
          computeItemKey={(_index, id) => id}
          endReached={() => {
            if (!isLoading && ids.length < total) {
              void load(ids.at(-1));
            }
          }}
          itemContent={(_index, id) => (
            <FaultBoundary place="thread row" says="fault.entry" of={id}>
              <ThreadItem threadId={id} team={team} isChosen={id === chosenId} />
            </FaultBoundary>
          )}
        />
      )}
    </section>
  );
}

interface EmptyProps {
  isLoading: boolean;
  isUnread: boolean;
  hasFailed: boolean;
}

function Empty({ isLoading, isUnread, hasFailed }: EmptyProps) {
  const text = useText();
  if (isLoading) {
    return <div className="spinner" role="status" aria-label={text('loading')} />;
  }
  return hasFailed ? null : (
    <div className="threads-page__empty">
      <Icon name={isUnread ? 'check-circle-outline' : 'message-text-outline'} />
      <p>
        <Text id={isUnread ? 'threads.noneUnread' : 'threads.none'} />
      </p>
      {!isUnread && (
        <p>
          <small>
            <Text id="threads.noneHelp" />
          </small>
        </p>
      )}
    </div>
  );
}
