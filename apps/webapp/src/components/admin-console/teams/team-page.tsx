import { useCallback, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { getTeam } from '../../../rest/team-list.ts';
import type { TeamEntry } from '../../../rest/team-list.ts';
import { useAppSelector } from '../../../store/hooks.ts';
import { Icon } from '../../elements/icon.tsx';
import { LoadedView } from '../../answers/loaded-view.tsx';
import { Moment } from '../../elements/moment.tsx';
import { useLoaded } from '../../answers/use-loaded.ts';
import { mayWrite } from '../console-access.ts';
import { PageHeader } from '../page-header.tsx';
import { MemberCount } from './member-count.tsx';
import { TeamBadges } from './team-badges.tsx';
import { TeamChannels } from './team-channels.tsx';
import { TeamDialog, teamActions } from './team-dialog.tsx';
import type { TeamAction } from './team-dialog.tsx';

/** System Console > Teams > one of them. */
export function TeamPage() {
  const { teamId } = useParams<{ teamId: string }>();
  const load = useCallback((signal: AbortSignal) => getTeam(teamId, signal), [teamId]);
  const loaded = useLoaded(load);
  return (
    <>
      <PageHeader title="teams.page">
        <Link className="btn btn-tertiary btn-sm" to="/admin_console/user_management/teams">
          <Icon name="arrow-left" />
          <Text id="teams.all" />
        </Link>
      </PageHeader>
      <div className="console__body">
        <LoadedView loaded={loaded}>
          {(team) => <TeamView team={team} onChanged={loaded.reload} />}
        </LoadedView>
      </div>
    </>
  );
}

function TeamView({ team, onChanged }: { team: TeamEntry; onChanged(): void }) {
  const text = useText();
  const may = useAppSelector((state) => mayWrite(state, 'user_management.teams'));
  const [action, setAction] = useState<TeamAction>();
  const [done, setDone] = useState('');
  const { id, name, displayName, description, allowedDomains, createAt } = team;
  return (
    <>
      <section className="card">
        <div className="account account--large">
          <span className="account__text">
            <h2>{displayName}</h2>
            <small>/{name}</small>
          </span>
          <TeamBadges team={team} />
        </div>
        {description !== '' && <p>{description}</p>}
        <dl className="figures">
          <div className="figures__item">
            <dt>
              <Text id="teams.members" />
            </dt>
            <dd>
              <Link to={`/admin_console/user_management/users?team=${id}`}>
                <MemberCount teamId={id} />
              </Link>
            </dd>
          </div>
          {allowedDomains !== '' && (
            <div className="figures__item">
              <dt>
                <Text id="teams.domains" />
              </dt>
              <dd>{allowedDomains}</dd>
            </div>
          )}
          <div className="figures__item">
            <dt>
              <Text id="users.created" />
            </dt>
            <dd>
              <Moment at={createAt} />
            </dd>
          </div>
        </dl>
        <p role="status" className={done === '' ? 'visually-hidden' : 'alert alert--good'}>
          {done !== '' && <Icon name="check-circle-outline" />}
          {done}
        </p>
        <div className="account__buttons">
          {teamActions(team, may).map((each) => (
            <button
              key={each}
              type="button"
              className={`btn btn-sm ${each === 'archive' ? 'btn--danger-text' : 'btn-tertiary'}`}
              onClick={() => setAction(each)}
            >
              <Text id={`teams.${each}`} />
            </button>
          ))}
        </div>
      </section>
      <TeamChannels teamId={id} />
      {action !== undefined && (
        <TeamDialog
          team={team}
          action={action}
          onDone={() => {
            setDone(text(`teams.${action}Done`, { name: displayName }));
            setAction(undefined);
            onChanged();
          }}
          onClose={() => setAction(undefined)}
        />
      )}
    </>
  );
}
