import type { AppError, Channel, Context, Team, TeamMember, User } from '@patchbay/contract';
import { roleNames } from '../access/role-names.ts';
import type { Clock } from '../clock.ts';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { ConfigService } from '../config/config.service.ts';
import { refuse } from '../errors.ts';
import type { AccountLetters } from '../mail/account-letters.ts';
import type { MailService } from '../mail/mail.service.ts';
import type { MailTokens } from '../users/mail-token.service.ts';
import { isOfDomains } from '../users/new-user.ts';
import type { SignUpService } from '../users/sign-up.service.ts';
import type { UserService } from '../users/user.service.ts';
import type { TeamMemberService } from './team-member.service.ts';
import type { TeamService } from './team.service.ts';

const HOUR_MS = 3_600_000;
/** How many invitations one person sends in an hour at most; Mattermost's number. */
const PER_HOUR = 20;

export interface TeamInvitationsParts {
  readonly teams: TeamService;
  readonly members: TeamMemberService;
  readonly users: UserService;
  readonly signUp: SignUpService;
  readonly channelRows: ChannelRepository;
  readonly tokens: MailTokens;
  readonly mail: MailService;
  readonly letters: AccountLetters;
  readonly config: ConfigService;
  readonly clock: Clock;
}

export interface Invited {
  readonly email: string;
  readonly error?: AppError;
}

/** Inviting people to a team by mail, and coming in with an invitation. Who may is the caller's to check. */
export class TeamInvitationsService {
  readonly #parts: TeamInvitationsParts;
  readonly #sent = new Map<string, { since: number; count: number }>();

  constructor(parts: TeamInvitationsParts) {
    this.#parts = parts;
  }

  /** All of the addresses or none; a mail that cannot be sent is no error here. */
  async invite(teamId: string, senderId: string, emails: readonly string[]): Promise<void> {
    const { team, sender } = await this.#prepared(teamId, senderId, emails);
    const wrong = emails.filter((email) => !this.#mayBeInvited(email, team, sender));
    if (wrong.length > 0) throw notInvited(wrong.join(', '));
    this.#count(senderId, emails.length);
    for (const email of emails) await this.#send(team, sender, email, []).catch(() => undefined);
  }

  /** Each address by itself; why one was not invited is in the answer. */
  async inviteGracefully(
    teamId: string,
    senderId: string,
    emails: readonly string[],
    channelIds: readonly string[] = [],
  ): Promise<Invited[]> {
    const { team, sender } = await this.#prepared(teamId, senderId, emails);
    const channels = await this.#channels(teamId, channelIds);
    const good = emails.filter((email) => this.#mayBeInvited(email, team, sender));
    this.#count(senderId, good.length);
    const results: Invited[] = [];
    for (const email of emails) {
      if (!good.includes(email)) results.push({ email, error: notInvited(email) });
      else results.push(await this.#sendGracefully(team, sender, email, channels));
    }
    return results;
  }

  /** With the link of a team, which everybody may pass on. */
  async joinByInviteId(context: Context, inviteId: string, userId: string): Promise<TeamMember> {
    const team = await this.#parts.teams.getByInviteId(inviteId);
    return this.#parts.members.add(context, team.id, userId);
  }

  /** With an invitation that came by mail; it works once. */
  async joinByToken(context: Context, token: string, userId: string): Promise<TeamMember> {
    const { team } = await this.#parts.signUp.invitation(token);
    const user = await this.#parts.users.get(userId);
    if (roleNames(user.roles).includes('system_guest'))
      throw refuse('api.user.create_user.invalid_invitation_type.app_error', 'AddUserToTeamByToken');
    const member = await this.#parts.members.add(context, team.id, userId);
    await this.#parts.tokens.take(token);
    return member;
  }

  /** No invitation by mail that was sent works any more. */
  invalidateAll(): Promise<void> {
    return this.#parts.tokens.forgetAll('teamInvitation');
  }

  async #prepared(
    teamId: string,
    senderId: string,
    emails: readonly string[],
  ): Promise<{ team: Team; sender: User | undefined }> {
    if (!this.#parts.config.get().ServiceSettings.EnableEmailInvitations)
      throw refuse('api.team.invite_members.disabled.app_error', 'InviteNewUsersToTeam');
    if (emails.length === 0) throw refuse('api.team.invite_members.no_one.app_error', 'InviteNewUsersToTeam');
    const team = await this.#parts.teams.get(teamId);
    // Over the local socket nobody in particular invites.
    const sender = senderId === '' ? undefined : await this.#parts.users.get(senderId);
    return { team, sender };
  }

  async #channels(teamId: string, channelIds: readonly string[]): Promise<Channel[]> {
    const channels = channelIds.length > 0 ? await this.#parts.channelRows.byIds(channelIds) : [];
    if (channels.some((channel) => channel.team_id !== teamId))
      throw refuse('api.team.invite_guests.channel_in_invalid_team.app_error', 'InviteNewUsersToTeam');
    return channels;
  }

  /** Administrators may invite whom they want; others keep to the domains of team and server. */
  #mayBeInvited(email: string, team: Team, sender: User | undefined): boolean {
    if (!/^[^\s@,]+@[^\s@,]+$/.test(email)) return false;
    const isAdministrator = !sender || roleNames(sender.roles).includes('system_admin');
    const domains = this.#parts.config.get().TeamSettings.RestrictCreationToDomains ?? '';
    return isOfDomains(email, team.allowed_domains) && (isAdministrator || isOfDomains(email, domains));
  }

  #count(senderId: string, invitations: number): void {
    if (senderId === '') return;
    const now = this.#parts.clock.now();
    const known = this.#sent.get(senderId);
    const current = known && now - known.since < HOUR_MS ? known : { since: now, count: 0 };
    if (current.count + invitations > PER_HOUR)
      throw refuse('app.email.rate_limit_exceeded.app_error', 'SendInviteEmails');
    this.#sent.set(senderId, { since: current.since, count: current.count + invitations });
  }

  async #sendGracefully(
    team: Team,
    sender: User | undefined,
    email: string,
    channels: readonly Channel[],
  ): Promise<Invited> {
    try {
      await this.#send(team, sender, email, channels);
      return { email };
    } catch (error) {
      const id = this.#parts.mail.isSet()
        ? 'api.team.invite_members.unable_to_send_email.app_error'
        : 'api.team.invite_members.unable_to_send_email_with_defaults.app_error';
      return { email, error: refuse(id, 'InviteNewUsersToTeamGracefully', {}, String(error)) };
    }
  }

  async #send(
    team: Team,
    sender: User | undefined,
    email: string,
    channels: readonly Channel[],
  ): Promise<void> {
    const about: Record<string, string> = { teamId: team.id, email };
    if (sender) about['senderId'] = sender.id;
    if (channels.length > 0) about['channels'] = channels.map((channel) => channel.id).join(' ');
    const token = await this.#parts.tokens.make('teamInvitation', about);
    await this.#parts.mail.send(
      this.#parts.letters.invitation(email, team, sender?.username ?? 'The administrator', token),
    );
  }
}

function notInvited(addresses: string): AppError {
  return refuse('api.team.invite_members.invalid_email.app_error', 'InviteNewUsersToTeam', { addresses });
}
