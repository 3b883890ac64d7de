import type { Context, Team, User } from '@patchbay/contract';
import type { ChannelMemberService } from '../channels/channel-member.service.ts';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { ConfigService } from '../config/config.service.ts';
import { refuse } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { AccountLetters } from '../mail/account-letters.ts';
import type { MailService } from '../mail/mail.service.ts';
import type { TeamMemberService } from '../teams/team-member.service.ts';
import type { TeamRepository } from '../teams/team.repository.ts';
import type { EmailVerificationService } from './email-verification.service.ts';
import { aboutOf, MAIL_TOKENS, type MailTokens } from './mail-token.service.ts';
import { isOfDomains } from './new-user.ts';
import type { UserService } from './user.service.ts';

export interface SignUpParts {
  readonly users: UserService;
  readonly teamRows: TeamRepository;
  readonly teamMembers: TeamMemberService;
  readonly channelRows: ChannelRepository;
  readonly channelMembers: ChannelMemberService;
  readonly tokens: MailTokens;
  readonly verification: EmailVerificationService;
  readonly mail: MailService;
  readonly letters: AccountLetters;
  readonly config: ConfigService;
  readonly logger: Logger;
}

/** The ways to an account: one's own, with an invitation to a team, or by an administrator. */
export class SignUpService {
  readonly #parts: SignUpParts;

  constructor(parts: SignUpParts) {
    this.#parts = parts;
  }

  /** Someone makes their own account: only where the server is open to everybody, or empty. */
  async signUp(context: Context, given: Partial<User>): Promise<User> {
    this.#assertIsOn();
    if (!this.#parts.config.get().TeamSettings.EnableOpenServer && (await this.#parts.users.count()) > 0)
      throw refuse('api.user.create_user.no_open_server', 'CreateUserFromSignup');
    return this.#welcomed(await this.#parts.users.create(context, { ...given, email_verified: false }));
  }

  /** As an administrator makes it for them. */
  async byAdministrator(context: Context, given: Partial<User>): Promise<User> {
    return this.#welcomed(await this.#parts.users.create(context, given));
  }

  /** With the invitation link of a team, which everybody may pass on. */
  async withInviteId(context: Context, given: Partial<User>, inviteId: string): Promise<User> {
    this.#assertIsOn();
    const team = await this.#parts.teamRows.byInviteId(inviteId);
    if (!team) throw refuse('app.team.get_by_invite_id.finding.app_error', 'CreateUserWithInviteId');
    if (!isOfDomains(given.email ?? '', team.allowed_domains))
      throw refuse('api.team.invite_members.invalid_email.app_error', 'CreateUserWithInviteId', {
        addresses: given.email ?? '',
      });
    const user = await this.#parts.users.create(context, { ...given, email_verified: false });
    await this.#parts.teamMembers.add(context, team.id, user.id);
    return this.#welcomed(user);
  }

  /** With an invitation that came by mail: it is for that address alone, which it proves. */
  async withToken(context: Context, given: Partial<User>, token: string): Promise<User> {
    this.#assertIsOn();
    const { team, email, channelIds } = await this.invitation(token);
    if (email !== (given.email ?? '').trim().toLowerCase())
      throw refuse('api.user.create_user.bad_token_email_data.app_error', 'CreateUserWithToken');
    const user = await this.#parts.users.create(context, { ...given, email_verified: true });
    await this.#parts.tokens.take(token);
    await this.#parts.teamMembers.add(context, team.id, user.id);
    for (const channel of await this.#parts.channelRows.byIds(channelIds))
      await this.#parts.channelMembers.add(context, channel.id, user.id).catch((error: unknown) =>
        this.#parts.logger.warn('Somebody invited could not be put into a channel', {
          channel_id: channel.id,
          error: String(error),
        }),
      );
    return user;
  }

  /** What an invitation that came by mail is for; 400 when it does not work, or not any more. */
  async invitation(token: string): Promise<{ team: Team; email: string; channelIds: string[] }> {
    const row = await this.#parts.tokens.get(token);
    if (row?.type !== MAIL_TOKENS.teamInvitation.type)
      throw refuse('api.user.create_user.signup_link_invalid.app_error', 'CreateUserWithToken');
    if (this.#parts.tokens.isOver(row))
      throw refuse('api.user.create_user.signup_link_expired.app_error', 'CreateUserWithToken');
    const about = aboutOf(row);
    const team = await this.#parts.teamRows.byId(about['teamId'] ?? '');
    if (!team) throw refuse('app.team.get.find.app_error', 'CreateUserWithToken');
    const channelIds = (about['channels'] ?? '').split(' ').filter((id) => id !== '');
    return { team, email: about['email'] ?? '', channelIds };
  }

  #assertIsOn(): void {
    const { TeamSettings, EmailSettings } = this.#parts.config.get();
    if (!TeamSettings.EnableUserCreation || !EmailSettings.EnableSignUpWithEmail)
      throw refuse('api.user.create_user.signup_email_disabled.app_error', 'CreateUserFromSignup');
  }

  /** The letter asks to verify the address where that is needed. */
  async #welcomed(user: User): Promise<User> {
    const { mail, letters, verification } = this.#parts;
    if (user.disable_welcome_email || !mail.isSet()) return user;
    const must = this.#parts.config.get().EmailSettings.RequireEmailVerification && !user.email_verified;
    const token = must ? await verification.token(user, user.email) : undefined;
    mail.sendLater(letters.welcome(user.email, token));
    return user;
  }
}
