import type { User } from '@patchbay/contract';
import type { ConfigService } from '../config/config.service.ts';
import { refuse } from '../errors.ts';
import type { Page } from '../page.ts';
import { isOfDomains } from './new-user.ts';
import type { UserAutocompleteQuery, UserConditions, UserFilter, UserSearch } from './user-query.ts';
import type { UserRepository } from './user.repository.ts';

const AUTOCOMPLETE_LIMIT = 25;
const EVERYBODY = 1_000_000;

/** Finding accounts: one, or many at a time. */
export class UserDirectory {
  readonly #users: UserRepository;
  readonly #config: ConfigService;

  constructor(users: UserRepository, config: ConfigService) {
    this.#users = users;
    this.#config = config;
  }

  count(): Promise<number> {
    return this.#users.count();
  }

  async get(userId: string): Promise<User> {
    const user = await this.#users.byId(userId);
    if (!user) throw refuse('app.user.missing_account.const', 'GetUser');
    return user;
  }

  async getByUsername(username: string): Promise<User> {
    const user = await this.#users.byUsername(username);
    if (!user) throw refuse('app.user.get_by_username.app_error', 'GetUserByUsername');
    return user;
  }

  async getByEmail(email: string): Promise<User> {
    const user = await this.#users.byEmail(email);
    if (!user) throw refuse('app.user.missing_account.const', 'GetUserByEmail');
    return user;
  }

  getByIds(userIds: readonly string[], since = 0): Promise<User[]> {
    return this.#users.byIds(userIds, since);
  }

  getByUsernames(usernames: readonly string[]): Promise<User[]> {
    return this.#users.byUsernames(usernames);
  }

  list(filter: UserFilter): Promise<User[]> {
    return this.#users.list(filter);
  }

  countOf(conditions: UserConditions): Promise<number> {
    return this.#users.countOf(conditions);
  }

  /** The ids of all who share a channel with someone. */
  knownTo(userId: string): Promise<string[]> {
    return this.#users.knownTo(userId);
  }

  /** The others in group messages of someone, by channel. */
  inGroupMessages(userId: string, channelIds: readonly string[]): Promise<Map<string, User[]>> {
    return this.#users.inGroupMessages(userId, channelIds);
  }

  /** People, not bots, whose address is of none of the domains that are accepted now. */
  async withInvalidEmails(page: Page): Promise<User[]> {
    const domains = this.#config.get().TeamSettings.RestrictCreationToDomains ?? '';
    const everybody = await this.list({ page: 0, perPage: EVERYBODY, active: true, withoutBots: true });
    const invalid = everybody.filter((user) => !isOfDomains(user.email, domains));
    return invalid.slice(page.page * page.perPage, (page.page + 1) * page.perPage);
  }

  search(search: UserSearch): Promise<User[]> {
    return this.#users.search(search);
  }

  async autocomplete(query: UserAutocompleteQuery): Promise<{ users: User[]; out_of_channel: User[] }> {
    const { name: term, teamId, channelId, limit = AUTOCOMPLETE_LIMIT, visibleTo, allowFullNames } = query;
    const common = { term, limit, visibleTo, allowFullNames, allowEmails: false };
    if (!channelId) return { users: await this.#users.search({ ...common, teamId }), out_of_channel: [] };
    const [users, outside] = await Promise.all([
      this.#users.search({ ...common, inChannelId: channelId }),
      this.#users.search({ ...common, teamId, notInChannelId: channelId }),
    ]);
    return { users, out_of_channel: outside };
  }
}
