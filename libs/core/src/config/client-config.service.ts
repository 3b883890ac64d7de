import type { Config, Session } from '@patchbay/contract';
import type { EventHub } from '../events/event-hub.ts';
import type { SystemService } from '../system/system.service.ts';
import type { UserRepository } from '../users/user.repository.ts';
import { clientConfig, clientConfigHash } from './client-config.ts';
import type { ConfigService } from './config.service.ts';

/** The configuration for clients, kept at hand: every answer of the API carries its hash. */
export class ClientConfigService {
  readonly #config: ConfigService;
  readonly #users: UserRepository;
  readonly #diagnosticId: string;
  readonly #installDate: number;
  #hasAccounts: boolean;
  #made:
    { of: Config; full: Record<string, string>; limited: Record<string, string>; hash: string } | undefined;

  private constructor(
    config: ConfigService,
    users: UserRepository,
    facts: { diagnosticId: string; installDate: number; hasAccounts: boolean },
  ) {
    this.#config = config;
    this.#users = users;
    this.#diagnosticId = facts.diagnosticId;
    this.#installDate = facts.installDate;
    this.#hasAccounts = facts.hasAccounts;
  }

  /** From now on every change of the configuration is announced as `config_changed`. */
  static async open(
    config: ConfigService,
    users: UserRepository,
    system: SystemService,
    events: EventHub,
  ): Promise<ClientConfigService> {
    const service = new ClientConfigService(config, users, {
      diagnosticId: await system.diagnosticId(),
      installDate: await system.installDate(),
      hasAccounts: (await users.count()) > 0,
    });
    config.onChange(() => {
      events.publish({ event: 'config_changed', data: { config: service.#current().full } });
    });
    return service;
  }

  /** Flat texts; fewer for those who are not logged in. */
  async get(session: Session | undefined): Promise<Record<string, string>> {
    if (!this.#hasAccounts && (await this.#users.count()) > 0) {
      this.#hasAccounts = true;
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
    const facts = {
      diagnosticId: this.#diagnosticId,
      installDate: this.#installDate,
      hasAccounts: this.#hasAccounts,
    };
    const full = clientConfig(config, facts, true);
    this.#made = {
      of: config,
      full,
      limited: clientConfig(config, facts, false),
      hash: clientConfigHash(full),
    };
    return this.#made;
  }
}
