import type { Channel, RemoteCluster, User } from '@patchbay/contract';
import type { ChannelMemberService } from '../channels/channel-member.service.ts';
import { isDirectOrGroup } from '../channels/channel-rules.ts';
import type { CoreCommon } from '../core-common.ts';
import { refuse } from '../errors.ts';
import { emptyContext } from '../model/empty-context.ts';
import { isId, newId } from '../model/ids.ts';
import type { TeamMemberService } from '../teams/team-member.service.ts';
import { blankUser } from '../users/new-user.ts';
import { assertUserIsValid } from '../users/user-rules.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { UserService } from '../users/user.service.ts';

const LONGEST_NAME = 64;
/** Names tried for one person. */
const MOST_NAMES = 10;

export interface RemotePeopleParts extends CoreCommon {
  readonly users: UserRepository;
  readonly accounts: UserService;
  readonly teamMembers: TeamMemberService;
  readonly channelMembers: ChannelMemberService;
}

/** People of remotes: accounts that nobody can log in to, with the ids they have there. */
export class RemotePeople {
  readonly #parts: RemotePeopleParts;

  constructor(parts: RemotePeopleParts) {
    this.#parts = parts;
  }

  /** Makes or changes the account; with a channel, they are in it. */
  async take(remote: RemoteCluster, given: User, channel: Channel | undefined): Promise<User> {
    const known = await this.#parts.users.byId(given.id);
    if (known && known.remote_id !== remote.remote_id) throw notTheirs(remote, 'TakeRemoteUser');
    const user = known ? await this.#change(remote, known, given) : await this.#make(remote, given);
    if (channel && !isDirectOrGroup(channel)) await this.join(channel, user.id);
    return user;
  }

  /** The person, if they are one of the remote. */
  async own(remote: RemoteCluster, userId: string, where: string): Promise<User> {
    const user = await this.#parts.users.byId(userId);
    if (user?.remote_id !== remote.remote_id) throw notTheirs(remote, where);
    return user;
  }

  async join(channel: Channel, userId: string): Promise<void> {
    const { channelMembers, teamMembers } = this.#parts;
    if (await channelMembers.isMember(channel.id, userId)) return;
    await teamMembers.add(emptyContext(), channel.team_id, userId);
    await channelMembers.add(emptyContext(), channel.id, userId);
  }

  async leave(channel: Channel, userId: string): Promise<void> {
    const { channelMembers } = this.#parts;
    if (await channelMembers.isMember(channel.id, userId))
      await channelMembers.remove(emptyContext(), channel.id, userId);
  }

  async #make(remote: RemoteCluster, given: User): Promise<User> {
    if (!isId(given.id)) throw refuse('app.user.missing_account.const', 'TakeRemoteUser');
    const { clock, database, events, users } = this.#parts;
    const props = {
      ...given.props,
      RemoteUsername: given.username,
      RemoteEmail: given.email,
      OriginalRemoteId: remote.remote_id,
    };
    const user = await database.transaction(async (tx) => {
      const username = await this.#freeName(remote, given, (name) => users.byUsername(name, tx));
      const made: User = {
        ...blankUser({ ...changeable(given), username, email: `${newId()}@remote.invalid` }, clock.now()),
        id: given.id,
        remote_id: remote.remote_id,
        roles: 'system_user',
        is_bot: false,
        props,
      };
      assertUserIsValid(made);
      await users.insert(tx, made);
      return made;
    });
    events.publish({ event: 'new_user', data: { user_id: user.id } });
    return user;
  }

  async #change(remote: RemoteCluster, known: User, given: User): Promise<User> {
    const renamed = known.props['RemoteUsername'] !== given.username;
    const username = renamed
      ? await this.#freeName(remote, given, (name) => this.#parts.users.byUsername(name))
      : known.username;
    return this.#parts.accounts.change(known.id, (user) => ({
      ...user,
      ...changeable(given),
      username,
      delete_at: given.delete_at,
      props: { ...user.props, RemoteUsername: given.username, RemoteEmail: given.email },
    }));
  }

  /** Their name with that of the remote behind it, as no one else is called. */
  async #freeName(
    remote: RemoteCluster,
    given: User,
    taken: (name: string) => Promise<User | undefined>,
  ): Promise<string> {
    const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-');
    const behind = `-${plain(remote.name || remote.display_name)}`;
    for (let tried = 1; tried <= MOST_NAMES; tried += 1) {
      const suffix = tried === 1 ? behind : `${behind}-${tried}`;
      const room = Math.max(1, LONGEST_NAME - suffix.length);
      const name = `${
        plain(given.username)
          .replace(/^[^a-z0-9]+/, '')
          .slice(0, room) || 'user'
      }${suffix}`;
      const other = await taken(name.slice(0, LONGEST_NAME));
      if (!other || other.id === given.id) return name.slice(0, LONGEST_NAME);
    }
    throw refuse('app.user.save.username_exists.app_error', 'TakeRemoteUser');
  }
}

function changeable({ first_name, last_name, nickname, position, locale, timezone }: User): Partial<User> {
  const more = Object.keys(timezone).length > 0 ? { timezone } : {};
  return { first_name, last_name, nickname, position, locale: locale || 'en', ...more };
}

function notTheirs(remote: RemoteCluster, where: string) {
  return refuse('app.shared_channel.other_remote.app_error', where, { name: remote.display_name });
}
