import type { Bot, Context, User } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import { refuse } from '../errors.ts';
import type { UserAccessTokenRepository } from '../users/user-access-token.repository.ts';
import { hashPassword } from '../users/password-hash.ts';
import type { UserService } from '../users/user.service.ts';
import type { SessionService } from '../sessions/session.service.ts';
import type { BotRepository } from './bot.repository.ts';
import type { BotService } from './bot.service.ts';

export interface BotConversionParts {
  readonly bots: BotService;
  readonly rows: BotRepository;
  readonly users: UserService;
  readonly sessions: SessionService;
  readonly accessTokens: UserAccessTokenRepository;
  readonly clock: Clock;
}

/** People into bots and back: the account stays, with everything it wrote. */
export class BotConversionService {
  readonly #parts: BotConversionParts;

  constructor(parts: BotConversionParts) {
    this.#parts = parts;
  }

  /** The bot owns itself, and cannot log in any more: its password goes, and its sessions end. */
  async toBot(userId: string): Promise<Bot> {
    const user = await this.#parts.users.get(userId);
    if (user.is_bot) return this.#parts.bots.get(userId, true);
    const now = this.#parts.clock.now();
    await this.#parts.users.change(
      userId,
      (old) => ({
        ...old,
        password: '',
        auth_data: undefined,
        auth_service: '',
        mfa_active: false,
        mfa_secret: '',
        email_verified: true,
      }),
      (tx) =>
        this.#parts.rows.insert(tx, {
          user_id: userId,
          description: '',
          owner_id: userId,
          last_icon_update: 0,
          create_at: now,
          update_at: now,
          delete_at: user.delete_at,
        }),
    );
    await this.#parts.sessions.revokeAllForUser(userId);
    return this.#parts.bots.get(userId, true);
  }

  /** `patch` has a password at least; the bot's tokens stop working. */
  async toUser(
    context: Context,
    botId: string,
    patch: Partial<User> & { password: string },
    asAdministrator: boolean,
  ): Promise<User> {
    await this.#parts.bots.get(botId);
    this.#parts.users.assertPasswordIsGood(patch.password);
    const hash = await hashPassword(patch.password);
    const { password: _password, ...profile } = patch;
    if (Object.keys(profile).length > 0) await this.#parts.users.patch(context, botId, profile);
    await this.#parts.users.change(
      botId,
      (old) => ({
        ...old,
        password: hash,
        last_password_update: this.#parts.clock.now(),
        is_bot: false,
        roles:
          asAdministrator && !old.roles.includes('system_admin') ? `${old.roles} system_admin` : old.roles,
      }),
      async (tx) => {
        if (!(await this.#parts.rows.delete(tx, botId)))
          throw refuse('store.sql_bot.get.missing.app_error', 'ConvertBotToUser');
        await this.#parts.accessTokens.deleteOfUser(tx, botId);
      },
    );
    await this.#parts.sessions.revokeAllForUser(botId);
    return this.#parts.users.get(botId);
  }
}
