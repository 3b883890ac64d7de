import type { Config, Session } from '@patchbay/contract';
import type { Dialect } from '../database/dialect.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { SystemService } from '../system/system.service.ts';
import type { UserRepository } from '../users/user.repository.ts';
import { MESSAGE_LIMIT } from '../posts/post-rules.ts';
import { clientConfig, clientConfigHash, type ClientConfigFacts } from './client-config.ts';
import type { ConfigService } from './config.service.ts';

/** The configuration for clients, kept at hand: every answer of the API carries its hash. */
export class ClientConfigService {
  readonly #config: ConfigService;
  readonly #users: UserRepository;
  #facts: ClientConfigFacts;
  #made:
    { of: Config; full: Record<string, string>; limited: Record<string, string>; hash: string } | undefined;

  private constructor(config: ConfigService, users: UserRepository, facts: ClientConfigFacts) {
    this.#config = config;
    this.#users = users;
    this.#facts = facts;
  }

  /** From now on every change of the configuration is announced as `config_changed`. */
  static async open(
    config: ConfigService,
    users: UserRepository,
    system: SystemService,
    events: EventHub,
    dialect: Dialect,
  ): Promise<ClientConfigService> {
    const service = new ClientConfigService(config, users, {
      diagnosticId: await system.diagnosticId(),
      installDate: await system.installDate(),
      hasAccounts: (await users.count()) > 0,
      sqlDriver: dialect,
      maxPostSize: MESSAGE_LIMIT,
    });
    config.onChange(() => {
      events.publish({ event: 'config_changed', data: { config: service.#current().full } });
    });
    return service;
  }

  /** Flat texts; fewer for those who are not logged in. */
  async get(session: Session | undefined): Promise<Record<string, string>> {
    if (!this.#facts.hasAccounts && (await this.#users.count()) > 0) {
      this.#facts = { ...this.#facts, hasAccounts: true };
      this.#made = undefined;
    }
    return session ? this.#current().full : this.#current().limited;
  }

  hash(): string {
    return this.#current().hash;
  }

  #current() {
    const config = this.#config.get();
    if (this.#made?.of === config) return this.#made;
    const full = clientConfig(config, this.#facts, true);
    this.#made = {
      of: config,
      full,
      limited: clientConfig(config, this.#facts, false),
      hash: clientConfigHash(full),
    };
    return this.#made;
  }
}
