import { z } from 'zod';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? undefined);

export const NewTeam = z.object({
  name: z.string(),
  display_name: z.string(),
  type: z.enum(['O', 'I']),
  email: text,
  description: text,
  company_name: text,
  allowed_domains: text,
  allow_open_invite: flag,
});

export const TeamPatch = z.object({
  display_name: text,
  description: text,
  company_name: text,
  allowed_domains: text,
  allow_open_invite: flag,
});

export const TeamUpdate = TeamPatch.extend({ id: z.string(), email: text });
export const PrivacyBody = z.object({ privacy: z.enum(['O', 'I']) });

export const TeamSearchBody = z.object({
  term: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
  page: z.number().int().min(0).nullish(),
  per_page: z.number().int().min(1).max(200).nullish(),
  allow_open_invite: flag,
});

export const NewTeamMember = z.object({ team_id: z.string(), user_id: z.string() });
/** Upstream's limit for one request. */
export const NewTeamMembers = z.array(NewTeamMember).min(1).max(256);
export const MemberRoles = z.object({ roles: z.string() });
export const SchemeRoles = z.object({
  scheme_admin: flag,
  scheme_user: flag,
  scheme_guest: flag,
});

/** The addresses alone, or with channels and a word. */
export const InviteBody = z.union([
  z.array(z.string()).transform((emails) => ({ emails, channelIds: [] as string[] })),
  z
    .object({
      emails: z.array(z.string()),
      channelIds: z.array(z.string()).nullish(),
      message: text,
    })
    .transform(({ emails, channelIds }) => ({ emails, channelIds: channelIds ?? [] })),
]);
