import type { User } from '@patchbay/contract';
import { Secret, TOTP } from 'otpauth';
import { toBuffer } from 'qrcode';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { AccountLetters } from '../mail/account-letters.ts';
import type { MailService } from '../mail/mail.service.ts';
import type { UserRepository } from './user.repository.ts';
import type { UserService } from './user.service.ts';

const SECRET_BYTES = 20;
const PERIOD_SECONDS = 30;
/** Codes this many periods earlier or later than now count too: clocks of phones are not exact. */
const WINDOW = 1;

export interface MfaServiceParts {
  readonly users: UserService;
  readonly rows: UserRepository;
  readonly mail: MailService;
  readonly letters: AccountLetters;
  readonly config: ConfigService;
  readonly database: Database;
  readonly clock: Clock;
}

/** The second factor: a code of six digits that a phone shows, another every 30 s (RFC 6238). Each works once. */
export class MfaService {
  readonly #parts: MfaServiceParts;

  constructor(parts: MfaServiceParts) {
    this.#parts = parts;
  }

  /** A new secret, as text and as a picture (PNG) for the phone's camera. It counts once `activate` has seen a code. */
  async generate(userId: string): Promise<{ secret: string; qrCode: Uint8Array }> {
    this.#assertIsOn();
    const user = await this.#parts.users.get(userId);
    const secret = new Secret({ size: SECRET_BYTES }).base32;
    await this.#store(userId, { mfa_secret: secret, mfa_used_timestamps: [] });
    const address = this.#totp(secret, user.email).toString();
    return { secret, qrCode: await toBuffer(address, { errorCorrectionLevel: 'H' }) };
  }

  async activate(userId: string, code: string): Promise<void> {
    this.#assertIsOn();
    const user = await this.#parts.users.get(userId);
    if (user.auth_service !== '')
      throw refuse('api.user.activate_mfa.email_and_ldap_only.app_error', 'ActivateMfa');
    if (!(await this.#accept(user, code))) throw refuse('mfa.activate.bad_token.app_error', 'ActivateMfa');
    await this.#parts.users.change(userId, (current) => ({ ...current, mfa_active: true }));
    this.#parts.mail.sendLater(this.#parts.letters.mfaChanged(user.email, true));
  }

  async deactivate(userId: string): Promise<void> {
    const user = await this.#parts.users.change(userId, (current) => ({
      ...current,
      mfa_active: false,
      mfa_secret: '',
      mfa_used_timestamps: [],
    }));
    this.#parts.mail.sendLater(this.#parts.letters.mfaChanged(user.email, false));
  }

  /** At login. Without a code the refusal is how clients learn that one is needed. */
  async assertIsGiven(user: User, code: string): Promise<void> {
    if (!user.mfa_active || !this.#isOn()) return;
    if (code.trim() === '') throw refuse('mfa.validate_token.authenticate.app_error', 'CheckUserMfa');
    if (!(await this.#accept(user, code)))
      throw refuse('api.user.check_user_mfa.bad_code.app_error', 'checkUserMfa');
  }

  /** Whether the code is one of now, and was not used before: two logins with the same code are one too many. */
  #accept(user: User, code: string): Promise<boolean> {
    if (user.mfa_secret === '') return Promise.resolve(false);
    const now = this.#parts.clock.now();
    const delta = this.#totp(user.mfa_secret, user.email).validate({
      token: code.trim(),
      timestamp: now,
      window: WINDOW,
    });
    if (delta === null) return Promise.resolve(false);
    const period = Math.floor(now / 1_000 / PERIOD_SECONDS) + delta;
    return this.#parts.database.transaction(async (tx) => {
      const current = await this.#parts.rows.byId(user.id, tx);
      const used = (current?.mfa_used_timestamps ?? []).map(Number);
      if (current?.mfa_secret !== user.mfa_secret || used.includes(period)) return false;
      const kept = [...used.filter((each) => each >= period - 2 * WINDOW), period].map(String);
      await this.#parts.rows.update(tx, user.id, { mfa_used_timestamps: kept });
      return true;
    });
  }

  #totp(secret: string, email: string): TOTP {
    const { SiteURL } = this.#parts.config.get().ServiceSettings;
    const issuer = (SiteURL ?? '').trim().replace(/^https?:\/\/(www\.)?/, '') || 'Patchbay';
    return new TOTP({ issuer, label: email, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS });
  }

  async #store(userId: string, changes: Partial<User>): Promise<void> {
    await this.#parts.database.transaction((tx) => this.#parts.rows.update(tx, userId, changes));
  }

  #isOn(): boolean {
    return this.#parts.config.get().ServiceSettings.EnableMultifactorAuthentication === true;
  }

  #assertIsOn(): void {
    if (!this.#isOn()) throw refuse('mfa.mfa_disabled.app_error', 'GenerateMfaSecret');
  }
}
