import { z } from 'zod';

const texts = z.record(z.string(), z.string());
/** Absent, null and false are the same to Go. */
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const optionalText = z
  .string()
  .nullish()
  .transform((value) => (value === null || value === '' ? undefined : value));
const names = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? []);

/** What a person may say of themselves. */
export const UserPatch = z.object({
  username: z.string().optional(),
  password: z.string().optional(),
  email: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  nickname: z.string().optional(),
  locale: z.string().optional(),
  position: z.string().optional(),
  timezone: texts.nullish().transform((value) => value ?? undefined),
  props: texts.nullish().transform((value) => value ?? undefined),
  notify_props: texts.nullish().transform((value) => value ?? undefined),
});

export const UserUpdate = UserPatch.extend({ id: z.string() });

export const NewUser = UserPatch.extend({
  username: z.string(),
  email: z.string(),
  password: z.string().default(''),
  email_verified: z.boolean().optional(),
  disable_welcome_email: z.boolean().optional(),
});

export const Texts = z.array(z.string());
/** As `Texts`, of which there must be one at least. */
export const SomeTexts = Texts.min(1);
export const SomeIds = z.array(z.string().length(26)).min(1);

export const UserSearchBody = z.object({
  term: z.string().min(1),
  team_id: optionalText,
  not_in_team_id: optionalText,
  in_channel_id: optionalText,
  not_in_channel_id: optionalText,
  in_group_id: optionalText,
  not_in_group_id: optionalText,
  allow_inactive: flag,
  without_team: flag,
  role: optionalText,
  roles: names,
  team_roles: names,
  channel_roles: names,
  limit: z.number().int().min(0).max(1_000).nullish(),
});

export const RolesBody = z.object({ roles: z.string() });
export const ActiveBody = z.object({ active: z.boolean() });
export const AuthBody = z.object({ auth_data: z.string().nullish(), auth_service: text });
export const PasswordBody = z.object({
  current_password: text,
  new_password: text,
  already_hashed: z.union([z.string(), z.boolean()]).nullish(),
});
export const ResetBody = z.object({ token: z.string().length(64), new_password: text });
export const EmailBody = z.object({ email: z.string().min(1) });
export const TokenBody = z.object({ token: z.string().length(64) });
export const MfaBody = z.object({ activate: z.boolean(), code: z.string().nullish() });

export const NewToken = z.object({
  description: z.string().min(1),
  expires_at: z.number().int().min(0).optional(),
});
export const TokenIdBody = z.object({ token_id: z.string().min(1) });
export const TermBody = z.object({ term: z.string().min(1) });

export const RevokeSession = z.object({ session_id: z.string().min(1) });
export const DeviceBody = z.object({
  device_id: text,
  device_notification_disabled: z.enum(['', 'true', 'false']).nullish(),
  mobile_version: z
    .string()
    .regex(/^$|^\d+\.\d+\.\d+/)
    .nullish(),
});

export const StatusBody = z.object({
  user_id: z.string().optional(),
  status: z.enum(['online', 'away', 'dnd', 'offline']),
  dnd_end_time: z.number().int().min(0).nullish(),
});

export const CustomStatusBody = z.object({
  emoji: text,
  text,
  duration: text,
  expires_at: z
    .string()
    .nullish()
    .transform((value) => (value ? new Date(value) : new Date(0)))
    .refine((time) => !Number.isNaN(time.getTime())),
});

export const TypingBody = z.object({ channel_id: z.string(), parent_id: text });
export const TermsBody = z.object({ termsOfServiceId: z.string(), accepted: z.boolean() });
export const LoginTypeBody = z.object({ login_id: text, id: text, device_id: text });
