import type { Team } from '@mattermost/types/teams';
import { useMemo } from 'react';
import { Link, NavLink } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { emojiAccess } from './backstage-access.ts';
import { allKinds } from './kinds/all-kinds.ts';
import { useOfferedKinds } from './use-offered-kinds.ts';

/** What there is behind the chat, and the way back. */
export function BackstageNavigation({ team }: { team: Team }) {
  const text = useText();
  const offered = useOfferedKinds(team.id);
  const hasEmoji = useAppSelector((state) => emojiAccess(state, team.id).isOn);
  const kinds = useMemo(() => allKinds.filter(({ name }) => offered.includes(name)), [offered]);
  return (
    <nav className="backstage__nav backstage-sidebar" aria-label={text('backstage.title')}>
      <Link className="backstage__back backstage-navbar__back" to={`/${team.name}`}>
        <Icon name="arrow-left" />
        <Text id="console.backTo" values={{ team: team.display_name }} />
      </Link>
      <NavLink
        exact
        className="backstage__link"
        activeClassName="backstage__link--current"
        to={`/${team.name}/integrations`}
      >
        <Icon name="apps" />
        <Text id="backstage.title" />
      </NavLink>
      {kinds.map(({ name, icon }) => (
        <NavLink
          key={name}
          id={name}
          className="backstage__link backstage__link--inner"
          activeClassName="backstage__link--current"
          to={`/${team.name}/integrations/${name}`}
        >
          <Icon name={icon} />
          <Text id={`backstage.${name}.title`} />
        </NavLink>
      ))}
      {hasEmoji && (
        <NavLink
          className="backstage__link"
          activeClassName="backstage__link--current"
          to={`/${team.name}/emoji`}
        >
          <Icon name="emoticon-happy-outline" />
          <Text id="backstage.emoji.title" />
        </NavLink>
      )}
    </nav>
  );
}
