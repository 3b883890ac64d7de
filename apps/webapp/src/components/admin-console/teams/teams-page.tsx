import { useCallback, useState } from 'react';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { searchTeams } from '../../../rest/team-list.ts';
import type { TeamEntry } from '../../../rest/team-list.ts';
import { Icon } from '../../elements/icon.tsx';
import { LoadedView } from '../../answers/loaded-view.tsx';
import { useLoaded } from '../../answers/use-loaded.ts';
import { PageHeader } from '../page-header.tsx';
import { Pager } from '../../paging/pager.tsx';
import { usePage } from '../../paging/use-page.ts';
import { useSettled } from '../../answers/use-settled.ts';
import { TeamDialog } from './team-dialog.tsx';
import type { TeamAction } from './team-dialog.tsx';
import { TeamRow } from './team-row.tsx';

const PAGE_SIZE = 25;

/** System Console > Teams: which there are, who may join them, and which are archived. */
export function TeamsPage() {
  const text = useText();
  const [term, setTerm] = useState('');
  const { page, first, back, forward, toFirst } = usePage(PAGE_SIZE);
  const settled = useSettled(term.trim());
  const load = useCallback(
    (signal: AbortSignal) => searchTeams(settled, page, PAGE_SIZE, signal),
    [settled, page],
  );
  const loaded = useLoaded(load);
  const [dialog, setDialog] = useState<{ team: TeamEntry; action: TeamAction }>();
  const [done, setDone] = useState('');

  return (
    <>
      <PageHeader title="console.teams" intro="teams.intro" />
      <div className="console__body">
        <section className="card">
          <div className="filters">
            <input
              type="search"
              className="form-control filters__search"
              data-testid="teams-search"
              placeholder={text('teams.search')}
              aria-label={text('teams.search')}
              value={term}
              onChange={(event) => {
                setTerm(event.target.value);
                toFirst();
              }}
            />
          </div>
          <p role="status" className={done === '' ? 'visually-hidden' : 'alert alert--good'}>
            {done !== '' && <Icon name="check-circle-outline" />}
            {done}
          </p>
          <LoadedView loaded={loaded}>
            {({ teams, total }) =>
              teams.length === 0 ? (
                <p className="empty">
                  <Text id="teams.none" />
                </p>
              ) : (
                <>
                  <div className="table-scroll">
                    <table className="table table--stack accounts">
                      <thead>
                        <tr>
                          <th scope="col">
                            <Text id="statistics.team" />
                          </th>
                          <th scope="col" className="table__number">
                            <Text id="teams.members" />
                          </th>
                          <td />
                        </tr>
                      </thead>
                      <tbody>
                        {teams.map((team) => (
                          <TeamRow
                            key={team.id}
                            team={team}
                            onChoose={(action) => setDialog({ team, action })}
                          />
                        ))}
                      </tbody>
                    </table>
                  </div>
                  <Pager first={first} count={teams.length} total={total} onBack={back} onForward={forward} />
                </>
              )
            }
          </LoadedView>
        </section>
      </div>
      {dialog !== undefined && (
        <TeamDialog
          {...dialog}
          onDone={() => {
            setDone(text(`teams.${dialog.action}Done`, { name: dialog.team.displayName }));
            setDialog(undefined);
            loaded.reload();
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  );
}
