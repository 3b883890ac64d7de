import type { Context } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { inDialect } from '../database/in-dialect.ts';
import type { FileService } from '../files/file.service.ts';
import { refuse } from '../errors.ts';
import type { MemberIds } from '../events/member-ids.ts';
import type { Logger } from '../logger.ts';
import type { SessionService } from '../sessions/session.service.ts';
import type { UserRepository } from './user.repository.ts';
import { isAdministrator, type UserService } from './user.service.ts';

const OWN_POSTS = 'SELECT id FROM posts WHERE userid = ?';

/** What goes with a person: what they wrote, with the answers to it, what they made, and where they were. */
const STATEMENTS = [
  `DELETE FROM reactions WHERE userid = ? OR postid IN (${OWN_POSTS})`,
  `DELETE FROM threadmemberships WHERE userid = ? OR postid IN (${OWN_POSTS})`,
  `DELETE FROM postreminders WHERE userid = ? OR postid IN (${OWN_POSTS})`,
  `DELETE FROM threads WHERE postid IN (${OWN_POSTS})`,
  `DELETE FROM posts WHERE userid = ? OR rootid IN (${OWN_POSTS})`,
  'DELETE FROM drafts WHERE userid = ?',
  'DELETE FROM uploadsessions WHERE userid = ?',
  'DELETE FROM incomingwebhooks WHERE userid = ?',
  'DELETE FROM outgoingwebhooks WHERE creatorid = ?',
  'DELETE FROM commands WHERE creatorid = ?',
  'DELETE FROM oauthaccessdata WHERE userid = ?',
  'DELETE FROM oauthauthdata WHERE userid = ?',
  'DELETE FROM sidebarcategories WHERE userid = ?',
  'DELETE FROM sidebarchannels WHERE userid = ?',
  'DELETE FROM channelmembers WHERE userid = ?',
  'DELETE FROM teammembers WHERE userid = ?',
  'DELETE FROM groupmembers WHERE userid = ?',
  'DELETE FROM preferences WHERE userid = ?',
  'DELETE FROM status WHERE userid = ?',
  'DELETE FROM useraccesstokens WHERE userid = ?',
  'DELETE FROM audits WHERE userid = ?',
  'DELETE FROM pluginaccesscontrolusers WHERE userid = ?',
  'DELETE FROM patchbay_profileimages WHERE userid = ?',
];

export interface UserRemovalParts {
  readonly users: UserService;
  readonly files: FileService;
  readonly rows: UserRepository;
  readonly sessions: SessionService;
  readonly channelMemberIds: MemberIds;
  readonly teamMemberIds: MemberIds;
  readonly database: Database;
  readonly logger: Logger;
}

/** Deleting accounts for good, with everything that is only about them. It cannot be undone. */
export class UserRemovalService {
  readonly #parts: UserRemovalParts;

  constructor(parts: UserRemovalParts) {
    this.#parts = parts;
  }

  /** 400 app.user.update.lastAdmin.app_error for the last administrator: nobody could make another. */
  async remove(context: Context, userId: string): Promise<void> {
    const user = await this.#parts.users.get(userId);
    const others = (await this.#parts.rows.administratorIds()).filter((id) => id !== userId);
    if (isAdministrator(user.roles) && !user.is_bot && others.length === 0)
      throw refuse('app.user.update.lastAdmin.app_error', 'PermanentDeleteUser');
    if (user.delete_at === 0) await this.#parts.users.setActive(context, userId, false);
    await this.#delete(userId);
    this.#parts.channelMemberIds.forgetAll();
    this.#parts.teamMemberIds.forgetAll();
    this.#parts.logger.info('An account was deleted for good', { user_id: userId });
  }

  /** Every account, administrators too: the server is as new afterwards. */
  async removeAll(context: Context): Promise<void> {
    for (const userId of await this.#parts.rows.ids()) {
      const user = await this.#parts.users.get(userId);
      if (user.delete_at === 0) await this.#parts.users.setActive(context, userId, false);
      await this.#delete(userId);
    }
    this.#parts.channelMemberIds.forgetAll();
    this.#parts.teamMemberIds.forgetAll();
  }

  async #delete(userId: string): Promise<void> {
    const removeBytes = await this.#parts.database.transaction(async (tx) => {
      await this.#deleteRows(tx, userId);
      return this.#parts.files.forget(tx, { userId });
    });
    await removeBytes();
  }

  async #deleteRows(tx: EntityManager, userId: string): Promise<void> {
    for (const statement of STATEMENTS) {
      const holders = statement.split('?').length - 1;
      const values = Array.from({ length: holders }, () => userId);
      await tx.query(inDialect(statement, this.#parts.database.dialect), values);
    }
    await this.#parts.rows.delete(tx, userId);
  }
}
