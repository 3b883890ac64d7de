import { AppError, type ChannelMember, type ChannelMemberIdentifier } from '@patchbay/contract';
import type { RoleService } from '../access/role.service.ts';
import { roleNames } from '../access/role-names.ts';
import { refuse } from '../errors.ts';
import { present } from '../model/present.ts';
import type { ChannelMemberRow } from './channel-member.entity.ts';
import type { ChannelParts } from './channel-parts.ts';
import { assertNotifyPropsAreValid, isMuted, knownNotifyProps } from './notify-props.ts';

export interface MemberChangeServiceParts extends ChannelParts {
  readonly roles: RoleService;
}

/** How many members one call may change. */
const MOST_AT_ONCE = 200;

type Changes = Partial<Pick<ChannelMemberRow, 'roles' | 'scheme_user' | 'scheme_admin' | 'notify_props'>>;

/** What a membership says: roles, and what its member wants to be told. Who may is the caller's to check. */
export class MemberChangeService {
  readonly #parts: MemberChangeServiceParts;

  constructor(parts: MemberChangeServiceParts) {
    this.#parts = parts;
  }

  /** Replaces all roles, space separated: those of the channel's scheme, and any that a scheme does not manage. */
  async setRoles(channelId: string, userId: string, roles: string): Promise<ChannelMember> {
    const member = await this.#get(channelId, userId);
    const where = 'UpdateChannelMemberRoles';
    const names = roleNames(roles);
    const own: string[] = [];
    for (const name of names) {
      const [role] = this.#parts.roles.getByNames([name]);
      if (!role)
        throw new AppError('app.role.get_by_name.app_error', where, 400, `There is no role ${name}.`);
      if (!role.scheme_managed) own.push(name);
      else if (!SCHEME_ROLES.has(name))
        throw refuse('api.channel.update_channel_member_roles.scheme_role.app_error', where, { name });
    }
    const isGuest = names.includes('channel_guest');
    const isUser = names.includes('channel_user');
    if (isGuest && isUser)
      throw refuse('api.channel.update_channel_member_roles.guest_and_user.app_error', where);
    if (isGuest !== member.scheme_guest)
      throw refuse('api.channel.update_channel_member_roles.changing_guest_role.app_error', where);
    return this.#save(member, {
      roles: own.join(' '),
      scheme_user: isUser,
      scheme_admin: names.includes('channel_admin'),
    });
  }

  /** Member or administrator; nobody is made a guest, or nothing at all. */
  async setSchemeRoles(
    channelId: string,
    userId: string,
    wanted: { user: boolean; admin: boolean; guest?: boolean },
  ): Promise<ChannelMember> {
    const member = await this.#get(channelId, userId);
    const where = 'UpdateChannelMemberSchemeRoles';
    if (member.scheme_guest) throw refuse('api.channel.update_channel_member_roles.guest.app_error', where);
    if (wanted.guest) throw refuse('api.channel.update_channel_member_roles.user_and_guest.app_error', where);
    if (!wanted.user)
      throw refuse('api.channel.update_channel_member_roles.unset_user_scheme.app_error', where);
    return this.#save(member, { scheme_user: true, scheme_admin: wanted.admin });
  }

  /** Changes what is given of what the member wants to be told; unknown names are left out. */
  async setNotifyProps(
    channelId: string,
    userId: string,
    props: Readonly<Record<string, string>>,
  ): Promise<ChannelMember> {
    const known = knownNotifyProps(props);
    assertNotifyPropsAreValid(known);
    const member = await this.#get(channelId, userId);
    return this.#save(member, { notify_props: { ...member.notify_props, ...known } });
  }

  /** The same for many members, all or none; names are taken as they are given. */
  async patchNotifyProps(
    members: readonly ChannelMemberIdentifier[],
    props: Readonly<Record<string, string>>,
  ): Promise<void> {
    const where = 'PatchChannelMembersNotifyProps';
    if (members.length > MOST_AT_ONCE)
      throw refuse('app.channel.patch_channel_members_notify_props.too_many', where, { limit: MOST_AT_ONCE });
    if (Object.keys(props).length === 0)
      throw refuse('app.channel.patch_channel_members_notify_props.app_error', where);
    assertNotifyPropsAreValid(props);
    const found: ChannelMember[] = [];
    for (const { channel_id, user_id } of members) found.push(await this.#get(channel_id, user_id));
    const changed = found.map((member) => this.#stamped(member, { ...member.notify_props, ...props }));
    await this.#writeNotifyProps(changed);
  }

  /** Mutes or unmutes those of someone's channels that are not yet. */
  async setMuted(userId: string, channelIds: readonly string[], muted: boolean): Promise<void> {
    if (channelIds.length === 0) return;
    const members = await this.#parts.channelMembers.ofUser(userId, channelIds);
    const mark = { mark_unread: muted ? 'mention' : 'all' };
    const changed = members
      .filter((member) => isMuted(member.notify_props) !== muted)
      .map((member) => this.#stamped(member, { ...member.notify_props, ...mark }));
    await this.#writeNotifyProps(changed);
  }

  #stamped(member: ChannelMember, notifyProps: Record<string, string>): ChannelMember {
    return { ...member, notify_props: notifyProps, last_update_at: this.#parts.clock.now() };
  }

  async #writeNotifyProps(members: readonly ChannelMember[]): Promise<void> {
    if (members.length === 0) return;
    await this.#parts.database.transaction(async (tx) => {
      for (const { channel_id, user_id, notify_props, last_update_at } of members)
        await this.#parts.channelMembers.update(tx, channel_id, user_id, { notify_props, last_update_at });
    });
    for (const member of members) this.#publish(member);
  }

  async #save(member: ChannelMember, changes: Changes): Promise<ChannelMember> {
    const { channel_id, user_id } = member;
    const stamped = { ...changes, last_update_at: this.#parts.clock.now() };
    await this.#parts.database.transaction((tx) =>
      this.#parts.channelMembers.update(tx, channel_id, user_id, stamped),
    );
    const after = await this.#get(channel_id, user_id);
    this.#publish(after);
    return after;
  }

  #publish(member: ChannelMember): void {
    this.#parts.events.publish({
      event: 'channel_member_updated',
      data: { channelMember: JSON.stringify(present('model.ChannelMember', member)) },
      broadcast: { user_id: member.user_id },
    });
  }

  async #get(channelId: string, userId: string): Promise<ChannelMember> {
    const member = await this.#parts.channelMembers.get(channelId, userId);
    if (!member) throw refuse('app.channel.get_member.missing.app_error', 'GetChannelMember');
    return member;
  }
}

const SCHEME_ROLES = new Set(['channel_guest', 'channel_user', 'channel_admin']);
