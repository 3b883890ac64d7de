import { Link, useHistory } from 'react-router-dom';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { TeamEntry } from '../../../rest/team-list.ts';
import { useAppSelector } from '../../../store/hooks.ts';
import { Icon } from '../../elements/icon.tsx';
import { Menu } from '../../menu/menu.tsx';
import { MenuItem } from '../../menu/menu-item.tsx';
import { mayWrite } from '../console-access.ts';
import { MemberCount } from './member-count.tsx';
import { TeamBadges } from './team-badges.tsx';
import { teamActions } from './team-dialog.tsx';
import type { TeamAction } from './team-dialog.tsx';
import { teamPath } from './team-path.ts';

interface TeamRowProps {
  team: TeamEntry;
  onChoose(action: TeamAction): void;
}

export function TeamRow({ team, onChoose }: TeamRowProps) {
  const text = useText();
  const history = useHistory();
  const may = useAppSelector((state) => mayWrite(state, 'user_management.teams'));
  const { id, name, displayName } = team;
  return (
    <tr data-testid={`team-${name}`}>
      <th scope="row">
        <span className="account">
          <span className="account__text">
            <Link to={teamPath(id)}>{displayName}</Link>
            <small>/{name}</small>
          </span>
          <TeamBadges team={team} />
        </span>
      </th>
      <td className="table__number" data-label={text('teams.members')}>
        <MemberCount teamId={id} />
      </td>
      <td className="table__actions">
        <Menu
          button={<Icon name="dots-vertical" />}
          label={text('teams.actions', { name: displayName })}
          buttonId={`team-menu-${name}`}
          buttonClassName="icon-button"
          align="end"
        >
          <MenuItem icon="information-outline" onSelect={() => history.push(teamPath(id))}>
            <Text id="users.details" />
          </MenuItem>
          {teamActions(team, may).map((action) => (
            <MenuItem
              key={action}
              testId={`team-${action}`}
              danger={action === 'archive'}
              onSelect={() => onChoose(action)}
            >
              <Text id={`teams.${action}`} />
            </MenuItem>
          ))}
        </Menu>
      </td>
    </tr>
  );
}
