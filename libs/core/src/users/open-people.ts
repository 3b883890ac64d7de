import { AuditService } from '../audits/audit.service.ts';
import { BotConversionService } from '../bots/bot-conversion.service.ts';
import { BotService } from '../bots/bot.service.ts';
import type { ChannelMemberService } from '../channels/channel-member.service.ts';
import type { CoreCommon } from '../core-common.ts';
import type { MemberIds } from '../events/member-ids.ts';
import type { FileService } from '../files/file.service.ts';
import { GroupService } from '../groups/group.service.ts';
import type { After } from '../timers/after.ts';
import type { KeyValueService } from '../kv/key-value.service.ts';
import { AccountLetters } from '../mail/account-letters.ts';
import { MailService } from '../mail/mail.service.ts';
import type { PreferenceService } from '../preferences/preference.service.ts';
import type { Repositories } from '../repositories.ts';
import { SessionService } from '../sessions/session.service.ts';
import { CustomStatusService } from '../statuses/custom-status.service.ts';
import { doNotDisturbSweep } from '../statuses/do-not-disturb-sweep.ts';
import { StatusService } from '../statuses/status.service.ts';
import { TeamInvitationsService } from '../teams/team-invitations.service.ts';
import type { TeamMemberService } from '../teams/team-member.service.ts';
import type { TeamService } from '../teams/team.service.ts';
import { AccessGrants } from './access-grants.ts';
import { EmailVerificationService } from './email-verification.service.ts';
import { GuestPromotionService } from './guest-promotion.service.ts';
import { LoginService } from './login.service.ts';
import { MailTokens } from './mail-token.service.ts';
import { MfaService } from './mfa.service.ts';
import { PasswordService } from './password.service.ts';
import { SignUpService } from './sign-up.service.ts';
import { UserAccessTokenService } from './user-access-token.service.ts';
import { UserRemovalService } from './user-removal.service.ts';
import { UserService } from './user.service.ts';

/** What everything else about people stands on. */
export interface Accounts {
  readonly users: UserService;
  readonly sessions: SessionService;
  readonly statuses: StatusService;
  readonly mail: MailService;
  readonly letters: AccountLetters;
  readonly grants: AccessGrants;
}

/** Accounts, sessions and mail, before there are teams. */
export function openAccounts(common: CoreCommon, rows: Repositories): Accounts {
  const grants = new AccessGrants({ ...common, ...rows });
  const sessions = new SessionService({ ...common, ...rows, grants });
  return {
    grants,
    sessions,
    users: new UserService({ ...common, ...rows, sessions }),
    statuses: new StatusService({ ...common, ...rows }),
    mail: new MailService(common.config, common.logger),
    letters: new AccountLetters(() => common.config.get()),
  };
}

/** The services about people; `openPeople` makes them. */
export interface PeopleServices extends Omit<Accounts, 'grants'> {
  readonly preferences: PreferenceService;
  readonly login: LoginService;
  readonly signUp: SignUpService;
  readonly passwords: PasswordService;
  readonly emailVerification: EmailVerificationService;
  readonly mfa: MfaService;
  readonly accessTokens: UserAccessTokenService;
  readonly userRemoval: UserRemovalService;
  readonly guestPromotion: GuestPromotionService;
  readonly customStatuses: CustomStatusService;
  readonly bots: BotService;
  readonly botConversion: BotConversionService;
  readonly teamInvitations: TeamInvitationsService;
  readonly groups: GroupService;
  readonly audits: AuditService;
}

export interface PeopleParts {
  readonly common: CoreCommon;
  readonly rows: Repositories;
  readonly accounts: Accounts;
  readonly teams: TeamService;
  readonly teamMembers: TeamMemberService;
  readonly channelMembers: ChannelMemberService;
  readonly channelMemberIds: MemberIds;
  readonly teamMemberIds: MemberIds;
  readonly preferences: PreferenceService;
  readonly kv: KeyValueService;
  readonly files: FileService;
  readonly assertEmojiExists: (name: string) => Promise<unknown>;
  readonly after: After;
}

export function openPeople(parts: PeopleParts): { services: PeopleServices; close: () => Promise<void> } {
  const { common, rows, accounts, teamMembers, channelMembers } = parts;
  const { grants, ...open } = accounts;
  const shared = { ...common, ...open, grants, teamMembers, channelMembers, rows: rows.users };
  const tokens = new MailTokens(common.database, rows.mailTokens, common.clock);
  const emailVerification = new EmailVerificationService({ ...shared, tokens });
  const mfa = new MfaService(shared);
  const accessTokens = new UserAccessTokenService({ ...shared, accessTokens: rows.accessTokens });
  const signUp = new SignUpService({
    ...shared,
    tokens,
    teamRows: rows.teams,
    channelRows: rows.channels,
    verification: emailVerification,
  });
  const bots = new BotService({ ...shared, bots: rows.bots, userRows: rows.users, kv: parts.kv });
  const sweep = doNotDisturbSweep(open.statuses, parts.after, common.logger);

  open.users.onDeactivation((context, user) => bots.ownerDeactivated(context, user));
  open.users.onDeactivation((_context, user) => open.statuses.setOffline(user.id));
  open.users.onProfileChange((before, after) => {
    const { mail, letters } = open;
    if (before.is_bot || !mail.isSet()) return;
    if (before.username !== after.username)
      mail.sendLater(letters.usernameChanged(before.email, after.username));
    if (before.email === after.email) return;
    const mustVerify = common.config.get().EmailSettings.RequireEmailVerification;
    mail.sendLater(
      mustVerify
        ? emailVerification.letter(after, after.email)
        : letters.emailChanged(before.email, after.email),
    );
  });

  const services: PeopleServices = {
    ...open,
    preferences: parts.preferences,
    login: new LoginService({ ...common, users: rows.users, sessions: open.sessions, mfa }),
    signUp,
    passwords: new PasswordService({ ...shared, tokens }),
    emailVerification,
    mfa,
    accessTokens,
    userRemoval: new UserRemovalService({
      ...shared,
      files: parts.files,
      channelMemberIds: parts.channelMemberIds,
      teamMemberIds: parts.teamMemberIds,
    }),
    guestPromotion: new GuestPromotionService(shared),
    customStatuses: new CustomStatusService({
      users: open.users,
      preferences: parts.preferences,
      preferenceRows: rows.preferences,
      assertEmojiExists: parts.assertEmojiExists,
    }),
    bots,
    botConversion: new BotConversionService({
      ...shared,
      bots,
      rows: rows.bots,
      accessTokens: rows.accessTokens,
    }),
    teamInvitations: new TeamInvitationsService({
      ...shared,
      teams: parts.teams,
      members: teamMembers,
      signUp,
      channelRows: rows.channels,
      tokens,
    }),
    groups: new GroupService(rows.groups, open.users),
    audits: new AuditService(common.database, rows.audits, common.clock),
  };
  return {
    services,
    close: async () => {
      await sweep.stop();
      await open.mail.close();
    },
  };
}
