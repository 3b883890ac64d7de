import type { Bot, Context, User } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { SerialQueue } from '../database/serial-queue.ts';
import { refuse } from '../errors.ts';
import type { KeyValueService } from '../kv/key-value.service.ts';
import type { Logger } from '../logger.ts';
import { isId } from '../model/ids.ts';
import type { Page } from '../page.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { UserService } from '../users/user.service.ts';
import type { BotFilter, BotRepository } from './bot.repository.ts';

/** The reserved key under which a plugin's bot is remembered (contract: management §14). */
export const BOT_KEY = 'mmi_botid';

const ALL = 100_000;
const USERNAME = /^[a-z][a-z0-9._-]{2,63}$/;

export interface BotServiceParts {
  readonly bots: BotRepository;
  readonly users: UserService;
  readonly userRows: UserRepository;
  readonly kv: KeyValueService;
  readonly config: ConfigService;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface BotPatch {
  username?: string | undefined;
  display_name?: string | undefined;
  description?: string | undefined;
}

/** Accounts that plugins and integrations speak as (contract: management §15). */
export class BotService {
  readonly #parts: BotServiceParts;
  readonly #ensuring = new SerialQueue();

  constructor(parts: BotServiceParts) {
    this.#parts = parts;
  }

  /** `owner_id` is a user or a plugin; never another bot. */
  async create(_context: Context, given: Partial<Bot>): Promise<Bot> {
    const username = (given.username ?? '').trim().toLowerCase();
    assertUsername(username);
    const ownerId = given.owner_id ?? '';
    if ((await this.#parts.userRows.byId(ownerId))?.is_bot)
      throw refuse('plugin_api.bot_cant_create_bot', 'CreateBot');
    const now = this.#parts.clock.now();
    const id = await this.#parts.database.transaction(async (tx) => {
      const user = await this.#parts.users.createForBot(tx, {
        username,
        email: `${username}@localhost`,
        first_name: given.display_name ?? '',
      });
      await this.#parts.bots.insert(tx, {
        user_id: user.id,
        description: given.description ?? '',
        owner_id: ownerId,
        last_icon_update: 0,
        create_at: now,
        update_at: now,
        delete_at: 0,
      });
      return user.id;
    });
    return this.get(id);
  }

  /**
   * The id of a plugin's bot: the one it had, brought up to date; else a bot of that name, adopted; else a new one.
   * A person of that name is answered too, with an error in the log, and not remembered. One at a time, so that two
   * that ask at once get the same.
   */
  ensure(context: Context, pluginId: string, given: Partial<Bot>): Promise<string> {
    return this.#ensuring.run(() => this.#ensure(context, pluginId, given));
  }

  async #ensure(context: Context, pluginId: string, given: Partial<Bot>): Promise<string> {
    const username = (given.username ?? '').trim().toLowerCase();
    assertUsername(username);
    const remembered = await this.#remembered(pluginId);
    if (remembered) {
      await this.patch(remembered, {
        username,
        display_name: given.display_name,
        description: given.description,
      });
      return remembered;
    }
    const existing = await this.#parts.userRows.byUsername(username);
    if (existing && !existing.is_bot) {
      this.#parts.logger.error(
        'A plugin wants a bot whose name a person has: it gets that account. Rename the person or the bot.',
        { plugin_id: pluginId, username },
      );
      return existing.id;
    }
    const botId =
      existing?.id ?? (await this.create(context, { ...given, username, owner_id: pluginId })).user_id;
    await this.#parts.kv.set(pluginId, BOT_KEY, Buffer.from(botId));
    return botId;
  }

  async get(userId: string, includeDeleted = false): Promise<Bot> {
    const bot = await this.#parts.bots.get(userId);
    if (!bot || (bot.delete_at > 0 && !includeDeleted))
      throw refuse('store.sql_bot.get.missing.app_error', 'GetBot');
    return bot;
  }

  list(page: Page, filter: BotFilter = {}): Promise<Bot[]> {
    return this.#parts.bots.list(page, filter);
  }

  /** Another owner: a person, or a plugin. */
  async assign(userId: string, ownerId: string): Promise<Bot> {
    await this.get(userId, true);
    await this.#parts.database.transaction((tx) =>
      this.#parts.bots.update(tx, userId, { owner_id: ownerId, update_at: this.#parts.clock.now() }),
    );
    return this.get(userId, true);
  }

  /** When someone is deactivated: their bots are too, where the settings say so. */
  async ownerDeactivated(context: Context, owner: User): Promise<void> {
    if (!this.#parts.config.get().ServiceSettings.DisableBotsWhenOwnerIsDeactivated || owner.is_bot) return;
    const bots = await this.list({ page: 0, perPage: ALL }, { ownerId: owner.id });
    for (const bot of bots) if (bot.user_id !== owner.id) await this.setActive(context, bot.user_id, false);
  }

  /** Changes name, display name and description; what is left out stays. */
  async patch(userId: string, patch: BotPatch): Promise<Bot> {
    const old = await this.get(userId, true);
    const username = patch.username?.trim().toLowerCase() ?? old.username;
    if (username !== old.username) assertUsername(username);
    const displayName = patch.display_name ?? old.display_name;
    const description = patch.description ?? old.description;
    if (username === old.username && displayName === old.display_name && description === old.description)
      return old;
    await this.#parts.users.change(
      userId,
      (user) => ({ ...user, username, first_name: displayName }),
      (tx) => this.#parts.bots.update(tx, userId, { description, update_at: this.#parts.clock.now() }),
    );
    return this.get(userId, true);
  }

  async setActive(context: Context, userId: string, active: boolean): Promise<Bot> {
    await this.get(userId, true);
    const now = this.#parts.clock.now();
    await this.#parts.users.setActive(context, userId, active);
    await this.#parts.database.transaction((tx) =>
      this.#parts.bots.update(tx, userId, { delete_at: active ? 0 : now, update_at: now }),
    );
    return this.get(userId, true);
  }

  async #remembered(pluginId: string): Promise<string | undefined> {
    const value = await this.#parts.kv.get(pluginId, BOT_KEY);
    const userId = value && Buffer.from(value).toString('utf8');
    return userId && isId(userId) && (await this.#parts.bots.get(userId)) ? userId : undefined;
  }
}

function assertUsername(username: string): void {
  if (!USERNAME.test(username)) throw refuse('model.bot.is_valid.username.app_error', 'Bot.IsValid');
}
