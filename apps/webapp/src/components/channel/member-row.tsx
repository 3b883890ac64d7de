import type { Channel, ChannelMembership } from '@mattermost/types/channels';
import type { UserProfile } from '@mattermost/types/users';
import type { MessageId } from '../../i18n/catalogue.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Avatar } from '../elements/avatar.tsx';
import { Icon } from '../elements/icon.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { ProfileTrigger } from '../profile/profile-trigger.tsx';

interface MemberRowProps {
  user: UserProfile;
  member?: ChannelMembership;
  channel: Channel;
  mayRemove: boolean;
  maySetRole: boolean;
  onSetAdmin(isAdmin: boolean): void;
  onRemove(): void;
}

export function MemberRow(props: MemberRowProps) {
  const { user, member, channel, mayRemove, maySetRole, onSetAdmin, onRemove } = props;
  const text = useText();
  const isAdmin = isChannelAdmin(member);
  const role = roleName(user, member);
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ');
  return (
    <li className="member-row" data-testid={`member-${user.username}`}>
      <ProfileTrigger userId={user.id} channelId={channel.id} className="member-row__person">
        <Avatar user={user} status />
        <span className="member-row__names">
          <strong>{name || user.username}</strong>
          <small>@{user.username}</small>
        </span>
      </ProfileTrigger>
      {mayRemove || maySetRole ? (
        <Menu
          button={
            <>
              <Text id={role} />
              <Icon name="chevron-down" />
            </>
          }
          label={text('members.roleOf', { name: user.username })}
          buttonClassName="member-row__role"
          align="end"
        >
          {maySetRole && (
            <>
              <MenuItem testId="member-make-member" checked={!isAdmin} onSelect={() => onSetAdmin(false)}>
                <Text id="members.member" />
              </MenuItem>
              <MenuItem testId="member-make-admin" checked={isAdmin} onSelect={() => onSetAdmin(true)}>
                <Text id="members.admin" />
              </MenuItem>
            </>
          )}
          {mayRemove && (
            <MenuItem icon="account-minus-outline" danger testId="member-remove" onSelect={onRemove}>
              <Text id="members.remove" />
            </MenuItem>
          )}
        </Menu>
      ) : (
        <span className="member-row__role">
          <Text id={role} />
        </span>
      )}
    </li>
  );
}

const isChannelAdmin = (member: ChannelMembership | undefined): boolean =>
  member?.scheme_admin === true || (member?.roles.split(' ').includes('channel_admin') ?? false);

function roleName(user: UserProfile, member: ChannelMembership | undefined): MessageId {
  if (user.is_bot) {
    return 'members.bot';
  }
  if (user.roles.split(' ').includes('system_guest')) {
    return 'members.guest';
  }
  return isChannelAdmin(member) ? 'members.admin' : 'members.member';
}
