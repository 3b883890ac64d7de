import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { MailTokenRow } from './mail-token.entity.ts';
import type { MailTokenRepository } from './mail-token.repository.ts';

const HOUR_MS = 3_600_000;
/** Characters of a token; `model.TokenSize`. */
export const MAIL_TOKEN_LENGTH = 64;

/** What a token is for, by Mattermost's names, and how long it works. */
export const MAIL_TOKENS = {
  passwordRecovery: { type: 'password_recovery', livesMs: 24 * HOUR_MS },
  verifyEmail: { type: 'verify_email', livesMs: 24 * HOUR_MS },
  teamInvitation: { type: 'team_invitation', livesMs: 48 * HOUR_MS },
} as const;

export type MailTokenPurpose = keyof typeof MAIL_TOKENS;

/** Tokens that go out by mail, work once, and not for long. */
export class MailTokens {
  readonly #database: Database;
  readonly #rows: MailTokenRepository;
  readonly #clock: Clock;

  constructor(database: Database, rows: MailTokenRepository, clock: Clock) {
    this.#database = database;
    this.#rows = rows;
    this.#clock = clock;
  }

  /** `extra` is what it is about; earlier ones for the same `UserId` stop working when `alone`. */
  async make(purpose: MailTokenPurpose, extra: Record<string, string>, alone = false): Promise<string> {
    const { type } = MAIL_TOKENS[purpose];
    const token = randomBytes(MAIL_TOKEN_LENGTH / 2).toString('hex');
    const row = { token, create_at: this.#clock.now(), type, extra: JSON.stringify(extra) };
    await this.#database.transaction(async (tx) => {
      if (alone)
        await this.#rows.deleteStartingWith(tx, type, `{"UserId":${JSON.stringify(extra['UserId'])},`);
      await this.#rows.insert(tx, row);
    });
    return token;
  }

  get(token: string): Promise<MailTokenRow | undefined> {
    return this.#rows.get(token);
  }

  isOver(row: MailTokenRow): boolean {
    const purpose = Object.values(MAIL_TOKENS).find(({ type }) => type === row.type);
    return !purpose || this.#clock.now() - row.create_at >= purpose.livesMs;
  }

  /** Whether it still worked; afterwards it does not. */
  take(token: string): Promise<boolean> {
    return this.#database.transaction((tx) => this.#rows.take(tx, token));
  }

  /** None of them works any more. */
  async forgetAll(purpose: MailTokenPurpose): Promise<void> {
    await this.#database.transaction((tx) => this.#rows.deleteOfType(tx, MAIL_TOKENS[purpose].type));
  }
}

/** What a token is about. */
export function aboutOf(row: MailTokenRow): Record<string, string> {
  return JSON.parse(row.extra) as Record<string, string>;
}
