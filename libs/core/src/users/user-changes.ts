import type { User } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { EventHub } from '../events/event-hub.ts';
import { present } from '../model/present.ts';
import { sanitizeUser, type UserViewer } from './sanitize-user.ts';
import { rowOf, type UserRepository } from './user.repository.ts';
import { assertUserIsValid } from './user-rules.ts';

export interface UserChangesParts {
  readonly users: UserRepository;
  readonly database: Database;
  readonly config: ConfigService;
  readonly events: EventHub;
  readonly clock: Clock;
}

/** The one way to write an account: valid, alone with its name and address, and told to everybody afterwards. */
export class UserChanges {
  readonly #parts: UserChangesParts;

  constructor(parts: UserChangesParts) {
    this.#parts = parts;
  }

  async insert(tx: EntityManager, user: User): Promise<User> {
    assertUserIsValid(user);
    await this.#assertUnique(tx, user);
    await this.#parts.users.insert(tx, user);
    return user;
  }

  /** `also` is done in the same unit of work, with the account before and after. */
  async change(
    userId: string,
    change: (user: User) => User,
    also?: (tx: EntityManager, before: User, after: User) => Promise<void>,
  ): Promise<{ before: User; after: User }> {
    const result = await this.#parts.database.transaction(async (tx) => {
      const before = await this.#parts.users.byId(userId, tx);
      if (!before) throw refuse('app.user.missing_account.const', 'UpdateUser');
      const after = { ...change(before), update_at: this.#parts.clock.now() };
      assertUserIsValid(after);
      await this.#assertUnique(tx, after);
      const { id, ...row } = rowOf(after);
      await this.#parts.users.update(tx, id, row);
      await also?.(tx, before, after);
      return { before, after };
    });
    this.tell(result.after);
    return result;
  }

  /** Administrators and everybody else get their own view; the person gets theirs. */
  tell(user: User): void {
    const { PrivacySettings } = this.#parts.config.get();
    const publish = (viewer: UserViewer, broadcast: Record<string, unknown>) =>
      this.#parts.events.publish({
        event: 'user_updated',
        data: { user: present('model.User', sanitizeUser(user, viewer, PrivacySettings)) },
        broadcast,
      });
    publish('admin', { omit_users: { [user.id]: true }, contains_sensitive_data: true });
    publish('other', { omit_users: { [user.id]: true }, contains_sanitized_data: true });
    publish('self', { user_id: user.id });
  }

  async #assertUnique(tx: EntityManager, user: User): Promise<void> {
    const sameName = await this.#parts.users.byUsername(user.username, tx);
    if (sameName && sameName.id !== user.id)
      throw refuse('app.user.save.username_exists.app_error', 'SaveUser');
    const sameEmail = await this.#parts.users.byEmail(user.email, tx);
    if (sameEmail && sameEmail.id !== user.id)
      throw refuse('app.user.save.email_exists.app_error', 'SaveUser');
  }
}
