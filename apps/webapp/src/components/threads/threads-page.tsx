import type { Team } from '@mattermost/types/teams';
import { useEffect } from 'react';
import { useParams } from 'react-router-dom';
import { closeRightHandSide } from '@patchbay/registry';
import { ChannelTypes } from 'mattermost-redux/action_types';
import { getPost } from 'mattermost-redux/selectors/entities/posts';
import type { Post } from '@mattermost/types/posts';
import { Link } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { setSidebarOpen } from '../../store/views/browser.ts';
import { selectThread } from '../../store/views/threads.ts';
import { Icon } from '../elements/icon.tsx';
import { IconButton } from '../elements/icon-button.tsx';
import { FollowButton } from './follow-button.tsx';
import { ThreadList } from './thread-list.tsx';
import { ThreadViewer } from './thread-viewer.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';

/** `/<team>/threads`: the threads that the person follows, and the one that is chosen beside them. */
export default function ThreadsPage({ team }: { team: Team }) {
  const { threadId = '' } = useParams<{ threadId?: string }>();
  const dispatch = useAppDispatch();
  const text = useText();
  const root = useAppSelector((state) => getPost(state, threadId)) as Post | undefined;

  useEffect(() => {
    dispatch({ type: ChannelTypes.SELECT_CHANNEL, data: '' });
    dispatch(closeRightHandSide());
    dispatch(setSidebarOpen(false));
  }, [dispatch]);
  useEffect(() => {
    dispatch(selectThread(team.id, threadId));
    return () => {
      dispatch(selectThread(team.id, ''));
    };
  }, [dispatch, team.id, threadId]);

  return (
    <main
      id="app-content"
      className={`center-channel threads-page GlobalThreads ${threadId === '' ? '' : 'threads-page--chosen'}`.trim()}
    >
      <header className="channel-header threads-page__header" id="threads-header">
        <IconButton
          icon="menu"
          className="channel-header__drawer threads-page__drawer"
          label={text('threads.openSidebar')}
          onClick={() => dispatch(setSidebarOpen(true))}
        />
        <h1 className="threads-page__title">
          <Text id="threads.title" />
        </h1>
      </header>
      <div className="threads-page__body">
        <FaultBoundary place="thread list">
          <ThreadList team={team} chosenId={threadId} />
        </FaultBoundary>
        <section className="threads-page__thread" aria-label={text('thread.title')}>
          {threadId === '' ? (
            <div className="threads-page__empty">
              <Icon name="message-text-outline" />
              <p>
                <Text id="threads.choose" />
              </p>
            </div>
          ) : (
            <>
              <header className="threads-page__bar">
                <Link
                  className="icon-button threads-page__back"
                  to={`/${team.name}/threads`}
                  aria-label={text('threads.back')}
                  title={text('threads.back')}
                >
                  <Icon name="arrow-back-ios" />
                </Link>
                <h2>
                  <Text id="thread.title" />
                </h2>
                {root !== undefined && <FollowButton root={root} />}
              </header>
              <FaultBoundary place="thread" of={threadId}>
                <ThreadViewer key={threadId} rootPostId={threadId} />
              </FaultBoundary>
            </>
          )}
        </section>
      </div>
    </main>
  );
}
