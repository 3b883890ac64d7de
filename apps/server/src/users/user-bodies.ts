import { z } from 'zod';

const texts = z.record(z.string(), z.string());

/** What a person may say of themselves. */
export const UserPatch = z.object({
  username: z.string().optional(),
  email: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  nickname: z.string().optional(),
  locale: z.string().optional(),
  position: z.string().optional(),
  timezone: texts.optional(),
  props: texts.optional(),
  notify_props: texts.optional(),
});

export const NewUser = UserPatch.extend({
  username: z.string(),
  email: z.string(),
  password: z.string().default(''),
});

export const Texts = z.array(z.string());

export const UserSearchBody = z.object({
  term: z.string().min(1),
  team_id: z.string().optional(),
  not_in_team_id: z.string().optional(),
  in_channel_id: z.string().optional(),
  not_in_channel_id: z.string().optional(),
  allow_inactive: z.boolean().optional(),
  limit: z.number().int().positive().optional(),
});

export const RevokeSession = z.object({ session_id: z.string().length(26) });

export const StatusBody = z.object({ status: z.string() });
