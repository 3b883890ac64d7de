import { getCurrentTeam, getMyTeams } from 'mattermost-redux/selectors/entities/teams';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useIntl } from 'react-intl';
import { Link, NavLink, useLocation } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { IconButton } from '../elements/icon-button.tsx';
import { Logo } from '../login/logo.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';
import type { ConsoleSection } from './console-pages.ts';
import { filterNavigation, navigationGroups } from './navigation-entries.ts';
import type { NavigationGroup } from './navigation-entries.ts';

const none = {};

/** The pages of the System Console, with a field to find one; in a narrow window behind a button. */
export function ConsoleNavigation({ sections }: { sections: readonly ConsoleSection[] }) {
  const text = useText();
  const intl = useIntl();
  const listId = useId();
  const [filter, setFilter] = useState('');
  const [isOpen, setOpen] = useState(false);
  const toggle = useRef<HTMLElement>(null);
  const plugins = useAppSelector((state) => state.entities.admin.plugins ?? none) as Record<string, never>;
  const groups = useMemo(() => navigationGroups(intl, sections, plugins), [intl, sections, plugins]);
  const shown = filterNavigation(groups, filter);
  const { pathname } = useLocation();
  useEffect(() => setOpen(false), [pathname]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') {
      return;
    }
    if (filter !== '') {
      setFilter('');
    } else if (isOpen) {
      setOpen(false);
      toggle.current?.querySelector('button')?.focus();
    }
  };

  return (
    <nav
      className={`console__nav admin-sidebar${isOpen ? ' console__nav--open' : ''}`}
      aria-label={text('menu.systemConsole')}
      onKeyDown={onKeyDown}
    >
      <div className="console__bar">
        <span className="console__toggle" ref={toggle}>
          <IconButton
            icon={isOpen ? 'close' : 'menu'}
            label={text(isOpen ? 'console.closeNavigation' : 'console.openNavigation')}
            aria-expanded={isOpen}
            aria-controls={listId}
            onClick={() => setOpen(!isOpen)}
          />
        </span>
        <Brand />
        <Back />
      </div>
      <div className="console__list" id={listId}>
        <div className="console__filter">
          <Icon name="magnify" />
          <input
            id="adminSidebarFilter"
            type="search"
            value={filter}
            placeholder={text('console.filter')}
            aria-label={text('console.filter')}
            onChange={(event) => setFilter(event.target.value)}
          />
        </div>
        {shown.map((group) => (
          <Group key={group.key} group={group} />
        ))}
        {shown.length === 0 && (
          <p className="console__nothing" role="status">
            <Text id="console.nothingFound" values={{ filter: filter.trim() }} />
          </p>
        )}
      </div>
    </nav>
  );
}

function Brand() {
  const { username } = useAppSelector(getCurrentUser);
  return (
    <div className="console__brand">
      <Logo />
      <span>
        <strong>
          <Text id="menu.systemConsole" />
        </strong>
        <small>@{username}</small>
      </span>
    </div>
  );
}

function Back() {
  const current = useAppSelector(getCurrentTeam);
  const teams = useAppSelector(getMyTeams);
  const team = current ?? teams[0];
  return (
    <Link className="console__back" to={team === undefined ? '/' : `/${team.name}`}>
      <Icon name="arrow-left" />
      {team === undefined ? (
        <Text id="console.back" />
      ) : (
        <Text id="console.backTo" values={{ team: team.display_name }} />
      )}
    </Link>
  );
}

function Group({ group: { key, section, name, entries } }: { group: NavigationGroup }) {
  const titleId = useId();
  return (
    <section className="console__group sidebar-section" aria-labelledby={titleId} data-section={key}>
      <h2 className="console__section" id={titleId}>
        {typeof section.icon === 'string' ? (
          <Icon name={section.icon} />
        ) : (
          <PluginLabel pluginId={section.pluginId ?? ''} location="System Console">
            {section.icon}
          </PluginLabel>
        )}
        {name}
      </h2>
      <ul>
        {entries.map((entry) => (
          <li key={entry.key}>
            <NavLink
              id={entry.key}
              className="console__link sidebar-section-title"
              activeClassName="console__link--current sidebar-section-title--active"
              to={entry.to}
            >
              {entry.name}
            </NavLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
