import { useCallback } from 'react';
import { Text } from '../../../i18n/text.tsx';
import { channelsOfTeam } from '../../../rest/team-list.ts';
import { Icon } from '../../elements/icon.tsx';
import { LoadedView } from '../../answers/loaded-view.tsx';
import { useLoaded } from '../../answers/use-loaded.ts';
import { Pager } from '../../paging/pager.tsx';
import { usePage } from '../../paging/use-page.ts';

const PAGE_SIZE = 20;

/** The channels of a team, archived ones too. */
export function TeamChannels({ teamId }: { teamId: string }) {
  const { page, first, back, forward } = usePage(PAGE_SIZE);
  const load = useCallback(
    (signal: AbortSignal) => channelsOfTeam(teamId, page, PAGE_SIZE, signal),
    [teamId, page],
  );
  const loaded = useLoaded(load);
  return (
    <section className="card">
      <h2>
        <Text id="teams.channels" />
      </h2>
      <LoadedView loaded={loaded}>
        {({ channels, total }) =>
          channels.length === 0 ? (
            <p className="plugin-panel__empty">
              <Text id="teams.noChannels" />
            </p>
          ) : (
            <>
              <ul className="entry-rows">
                {channels.map(({ id, displayName, name, purpose, isPrivate, isArchived }) => (
                  <li key={id} className="entry-row">
                    <Icon name={isArchived ? 'archive-outline' : isPrivate ? 'lock-outline' : 'globe'} />
                    <span className="entry-row__text">
                      <strong>{displayName}</strong>
                      <small>{purpose === '' ? `~${name}` : purpose}</small>
                    </span>
                    {isPrivate && (
                      <span className="tag">
                        <Text id="teams.private" />
                      </span>
                    )}
                    {isArchived && (
                      <span className="tag tag--warn">
                        <Text id="teams.archived" />
                      </span>
                    )}
                  </li>
                ))}
              </ul>
              <Pager first={first} count={channels.length} total={total} onBack={back} onForward={forward} />
            </>
          )
        }
      </LoadedView>
    </section>
  );
}
