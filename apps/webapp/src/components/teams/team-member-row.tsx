import type { TeamMembership } from '@mattermost/types/teams';
import type { UserProfile } from '@mattermost/types/users';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Avatar } from '../elements/avatar.tsx';
import { Icon } from '../elements/icon.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';

interface TeamMemberRowProps {
  user: UserProfile;
  member?: TeamMembership;
  mayRemove: boolean;
  mayPromote: boolean;
  onRemove(): void;
  onPromote(isAdmin: boolean): void;
}

/** Somebody in the team, with what can be done about them. */
export function TeamMemberRow(props: TeamMemberRowProps) {
  const { user, member, mayRemove, mayPromote, onRemove, onPromote } = props;
  const text = useText();
  const isAdmin = member?.scheme_admin === true;
  const hasMenu = (mayRemove || mayPromote) && !user.is_bot;
  const role = (
    <span className="choice__hint">
      <Text id={isAdmin ? 'teams.admin' : 'teams.member'} />
    </span>
  );
  return (
    <li className="setting-row">
      <Avatar user={user} />
      <span className="setting-row__text">
        <strong>{user.username}</strong>
        <small>{[user.first_name, user.last_name].filter(Boolean).join(' ')}</small>
      </span>
      {hasMenu ? (
        <Menu
          align="end"
          label={text('teams.roleOf', { name: user.username })}
          buttonClassName="btn btn-link btn-sm"
          button={
            <>
              {role}
              <Icon name="chevron-down" />
            </>
          }
        >
          {mayPromote && (
            <MenuItem icon="shield-outline" onSelect={() => onPromote(!isAdmin)}>
              <Text id={isAdmin ? 'teams.demote' : 'teams.promote'} />
            </MenuItem>
          )}
          {mayRemove && (
            <MenuItem icon="exit-to-app" danger onSelect={onRemove}>
              <Text id="teams.remove" />
            </MenuItem>
          )}
        </Menu>
      ) : (
        role
      )}
    </li>
  );
}
