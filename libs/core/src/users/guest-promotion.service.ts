import type { Context } from '@patchbay/contract';
import { roleNames } from '../access/role-names.ts';
import type { ChannelMemberService } from '../channels/channel-member.service.ts';
import type { Database } from '../database/database.ts';
import { inDialect } from '../database/in-dialect.ts';
import { refuse } from '../errors.ts';
import type { TeamMemberService } from '../teams/team-member.service.ts';
import type { UserService } from './user.service.ts';

export interface GuestPromotionParts {
  readonly users: UserService;
  readonly teamMembers: TeamMemberService;
  readonly channelMembers: ChannelMemberService;
  readonly database: Database;
}

/** Guests into users. The other way needs a licence. */
export class GuestPromotionService {
  readonly #parts: GuestPromotionParts;

  constructor(parts: GuestPromotionParts) {
    this.#parts = parts;
  }

  /** A user in all their teams and channels, and in the default channels too. */
  async promote(context: Context, userId: string, actorId: string): Promise<void> {
    const { users, teamMembers, channelMembers, database } = this.#parts;
    const guest = await users.get(userId);
    const roles = roleNames(guest.roles);
    if (!roles.includes('system_guest'))
      throw refuse('api.user.promote_guest_to_user.no_guest.app_error', 'PromoteGuestToUser');
    const user = await users.setRoles(
      userId,
      roles.map((role) => (role === 'system_guest' ? 'system_user' : role)).join(' '),
    );
    await teamMembers.promote(userId);
    const statement =
      'UPDATE channelmembers SET schemeuser = ?, schemeguest = ? WHERE userid = ? AND schemeguest = ?';
    await database.transaction((tx) =>
      tx.query(inDialect(statement, database.dialect), [
        ...asFlags(database.dialect, [true, false]),
        userId,
        ...asFlags(database.dialect, [true]),
      ]),
    );
    const actor = actorId === '' || actorId === userId ? undefined : await users.get(actorId);
    for (const { team_id: teamId, delete_at: leftAt } of await teamMembers.ofUser(userId))
      if (leftAt === 0) await channelMembers.addToDefaults(context, teamId, user, actor);
  }
}

/** SQLite's driver takes numbers for flags. */
function asFlags(dialect: string, flags: readonly boolean[]): (boolean | number)[] {
  return flags.map((flag) => (dialect === 'sqlite' ? Number(flag) : flag));
}
