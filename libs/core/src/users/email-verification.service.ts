import type { User } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import type { AccountLetters } from '../mail/account-letters.ts';
import type { Letter } from '../mail/letter.ts';
import type { MailService } from '../mail/mail.service.ts';
import { aboutOf, MAIL_TOKENS, type MailTokens } from './mail-token.service.ts';
import type { UserRepository } from './user.repository.ts';
import type { UserService } from './user.service.ts';

export interface EmailVerificationParts {
  readonly users: UserService;
  readonly rows: UserRepository;
  readonly tokens: MailTokens;
  readonly mail: MailService;
  readonly letters: AccountLetters;
}

/** Whether an address is the one of who says so. */
export class EmailVerificationService {
  readonly #parts: EmailVerificationParts;

  constructor(parts: EmailVerificationParts) {
    this.#parts = parts;
  }

  /** Sends a token to `email`, which need not be the account's address yet. */
  async send(user: User, email: string): Promise<void> {
    await this.#parts.mail.send(await this.letter(user, email));
  }

  async letter(user: User, email: string): Promise<Letter> {
    return this.#parts.letters.verifyEmail(email, await this.token(user, email));
  }

  token(user: User, email: string): Promise<string> {
    return this.#parts.tokens.make('verifyEmail', { UserId: user.id, Email: email });
  }

  /** As `send`, to whoever logs in with this; nobody learns whether anybody does. */
  async sendTo(loginId: string): Promise<void> {
    const user = (await this.#parts.rows.byEmail(loginId)) ?? (await this.#parts.rows.byUsername(loginId));
    if (user) await this.send(user, user.email).catch(() => undefined);
  }

  /** The address of the token is the account's from now on. */
  async verify(token: string): Promise<void> {
    const row = await this.#parts.tokens.get(token);
    if (row?.type !== MAIL_TOKENS.verifyEmail.type || this.#parts.tokens.isOver(row))
      throw refuse('api.user.verify_email.bad_link.app_error', 'verifyUserEmail');
    const { UserId: userId = '', Email: email = '' } = aboutOf(row);
    const user = await this.#parts.rows.byId(userId);
    if (!user || !(await this.#parts.tokens.take(token)))
      throw refuse('api.user.verify_email.bad_link.app_error', 'verifyUserEmail');
    await this.setVerified(userId, email);
    if (user.email !== email) this.#parts.mail.sendLater(this.#parts.letters.emailChanged(user.email, email));
  }

  /** Without a token, by who may. */
  setVerified(userId: string, email: string): Promise<User> {
    return this.#parts.users.change(userId, (user) => ({ ...user, email, email_verified: true }));
  }
}
