import type { Team } from '@mattermost/types/teams';
import { closeRightHandSide } from '@patchbay/registry';
import { ChannelTypes } from 'mattermost-redux/action_types';
import { useEffect, useState } from 'react';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { setSidebarOpen } from '../../store/views/browser.ts';
import { draftKey } from '../../store/views/drafts.ts';
import { Icon } from '../elements/icon.tsx';
import { IconButton } from '../elements/icon-button.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';
import { DraftItem } from './draft-item.tsx';
import { useDrafts } from './use-drafts.ts';

/** `/<team>/drafts`: what the person has begun to write, to be gone on with, sent or thrown away. */
export default function DraftsPage({ team }: { team: Team }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const drafts = useDrafts(team);
  const [errors, setErrors] = useState<Readonly<Record<string, ActionError | undefined>>>({});

  useEffect(() => {
    dispatch({ type: ChannelTypes.SELECT_CHANNEL, data: '' });
    dispatch(closeRightHandSide());
    dispatch(setSidebarOpen(false));
  }, [dispatch]);

  return (
    <main id="app-content" className="center-channel drafts-page Drafts">
      <header className="channel-header threads-page__header">
        <IconButton
          icon="menu"
          className="channel-header__drawer"
          label={text('threads.openSidebar')}
          onClick={() => dispatch(setSidebarOpen(true))}
        />
        <h1 className="threads-page__title">
          <Text id="drafts.title" />
        </h1>
      </header>
      {drafts.length === 0 ? (
        <div className="threads-page__empty">
          <Icon name="pencil-outline" />
          <p>
            <Text id="drafts.none" />
          </p>
        </div>
      ) : (
        <ul className="drafts-page__list">
          {drafts.map(({ draft, channel }) => (
            <li key={draftKey(draft)}>
              <FaultBoundary place="draft">
                <DraftItem
                  draft={draft}
                  channel={channel}
                  team={team}
                  error={errors[draftKey(draft)]}
                  onSent={(error) => setErrors((before) => ({ ...before, [draftKey(draft)]: error }))}
                />
              </FaultBoundary>
            </li>
          ))}
        </ul>
      )}
    </main>
  );
}
