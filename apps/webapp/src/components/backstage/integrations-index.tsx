import type { Team } from '@mattermost/types/teams';
import { Link } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { Icon } from '../elements/icon.tsx';
import { BackstageHeader } from './backstage-header.tsx';
import { allKinds } from './kinds/all-kinds.ts';
import { useOfferedKinds } from './use-offered-kinds.ts';

/** Which sorts of integrations there are, and what each is for. */
export function IntegrationsIndex({ team, isOffered }: { team: Team; isOffered: boolean }) {
  const offered = useOfferedKinds(team.id);
  return (
    <>
      <BackstageHeader title="backstage.title" text="backstage.text" />
      {isOffered ? (
        <ul className="backstage__cards">
          {allKinds
            .filter(({ name }) => offered.includes(name))
            .map(({ name, icon }) => (
              <li key={name}>
                <Link className="backstage__card" to={`/${team.name}/integrations/${name}`}>
                  <Icon name={icon} />
                  <strong>
                    <Text id={`backstage.${name}.title`} />
                  </strong>
                  <span>
                    <Text id={`backstage.${name}.text`} />
                  </span>
                </Link>
              </li>
            ))}
        </ul>
      ) : (
        <p className="empty">
          <Text id="backstage.nothing" />
        </p>
      )}
    </>
  );
}
