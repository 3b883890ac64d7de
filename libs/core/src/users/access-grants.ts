import type { User, UserAccessToken } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import { userAccessTokenEntity } from './user-access-token.entity.ts';
import type { UserAccessTokenRepository } from './user-access-token.repository.ts';
import type { UserRepository } from './user.repository.ts';

export interface AccessGrantsParts {
  readonly accessTokens: UserAccessTokenRepository;
  readonly users: UserRepository;
  readonly config: ConfigService;
  readonly clock: Clock;
}

export interface AccessGrant {
  readonly token: UserAccessToken;
  readonly user: User;
}

/** Which personal access tokens open the door: those in use, not expired, of someone active, where they are switched on. */
export class AccessGrants {
  readonly #parts: AccessGrantsParts;

  constructor(parts: AccessGrantsParts) {
    this.#parts = parts;
  }

  async of(text: string): Promise<AccessGrant | undefined> {
    const token = await this.#parts.accessTokens.byToken(text);
    if (!token?.is_active || this.#isOver(token)) return undefined;
    const user = await this.#parts.users.byId(token.user_id);
    if (!user || user.delete_at > 0 || !this.areOn(user.is_bot)) return undefined;
    return { token, user };
  }

  /** Bots' tokens always work; people's where EnableUserAccessTokens says so. */
  areOn(isBot: boolean): boolean {
    return isBot || this.#parts.config.get().ServiceSettings.EnableUserAccessTokens === true;
  }

  /** Inside the unit of work that makes a session of it: nobody took the token away meanwhile. */
  async stillStands(tx: EntityManager, { token }: AccessGrant): Promise<boolean> {
    const row = await tx.findOne(userAccessTokenEntity, { where: { id: token.id } });
    const user = await this.#parts.users.byId(token.user_id, tx);
    return row?.is_active === true && user?.delete_at === 0;
  }

  #isOver(token: UserAccessToken): boolean {
    return token.expires_at > 0 && token.expires_at <= this.#parts.clock.now();
  }
}
