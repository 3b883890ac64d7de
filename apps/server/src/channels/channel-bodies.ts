import { isId } from '@patchbay/core';
import { z } from 'zod';

/** Most names or ids that one request may send. */
const MOST = 1_000;

const id = z.string().refine(isId, 'not an id');
const ids = z
  .array(id)
  .max(MOST)
  .transform((given) => [...new Set(given)]);

const banner = z.object({
  enabled: z.boolean().optional(),
  text: z.string().optional(),
  background_color: z.string().optional(),
});

export const NewChannel = z.object({
  team_id: z.string().length(26),
  name: z.string().optional(),
  display_name: z.string().min(1),
  type: z.enum(['O', 'P']),
  purpose: z.string().optional(),
  header: z.string().optional(),
  group_constrained: z.boolean().nullish(),
  default_category_name: z.string().max(64).optional(),
});

/** The whole channel; what cannot be changed this way has to be what it was. */
export const ChannelUpdate = z.object({
  id,
  type: z.string().optional(),
  name: z.string().optional(),
  display_name: z.string().optional(),
  purpose: z.string().default(''),
  header: z.string().default(''),
  group_constrained: z.boolean().nullish(),
});

export const ChannelPatch = z.object({
  name: z.string().nullish(),
  display_name: z.string().nullish(),
  purpose: z.string().nullish(),
  header: z.string().nullish(),
  group_constrained: z.boolean().nullish(),
  default_category_name: z.string().max(64).nullish(),
  banner_info: banner.nullish(),
});

export const Privacy = z.object({ privacy: z.enum(['O', 'P']) });

/** One person twice, or once, is a channel with oneself. */
export const DirectChannel = z.array(id).min(1).max(2);

export const GroupChannel = ids.refine((given) => given.length > 0, 'user_ids');

export const Ids = ids.refine((given) => given.length > 0, 'at least one id');

export const CountedIds = z.array(z.string()).max(MOST);

export const NewChannelMember = z
  .object({
    user_id: id.optional(),
    user_ids: z.array(id).max(MOST).optional(),
    post_root_id: z.string().default(''),
  })
  .refine((body) => body.user_id !== undefined || body.user_ids !== undefined, {
    path: ['user_id or user_ids'],
    message: 'user_id or user_ids is needed',
  })
  .refine((body) => body.post_root_id === '' || isId(body.post_root_id), { path: ['post_root_id'] });

const idOrNone = z.string().refine((given) => given === '' || isId(given), 'not an id');

export const ChannelView = z.object({
  channel_id: idOrNone.default(''),
  prev_channel_id: idOrNone.default(''),
  collapsed_threads_supported: z.boolean().default(false),
});

export const Roles = z.object({ roles: z.string().min(1).max(256) });

export const SchemeRoles = z.object({
  scheme_guest: z.boolean().default(false),
  scheme_user: z.boolean().default(false),
  scheme_admin: z.boolean().default(false),
});

export const NotifyProps = z.record(z.string(), z.string());

export const Move = z.object({ team_id: z.string(), force: z.boolean() });

export const Conversion = z.object({
  channel_id: z.string(),
  team_id: z.string(),
  name: z.string(),
  display_name: z.string(),
});

export const TermSearch = z.object({ term: z.string() });

/** What administrators search by, and everybody for their own. */
export const ChannelSearch = z.object({
  term: z.string().default(''),
  exclude_default_channels: z.boolean().default(false),
  not_associated_to_group: z.string().default(''),
  team_ids: z.array(z.string()).max(MOST).nullish(),
  group_constrained: z.boolean().default(false),
  exclude_group_constrained: z.boolean().default(false),
  exclude_policy_constrained: z.boolean().default(false),
  public: z.boolean().default(false),
  private: z.boolean().default(false),
  include_deleted: z.boolean().default(false),
  include_search_by_id: z.boolean().default(false),
  exclude_remote: z.boolean().default(false),
  deleted: z.boolean().default(false),
  page: z.number().int().min(0).nullish(),
  per_page: z.number().int().min(1).max(1_000).nullish(),
});

/** A category of the sidebar. */
export const Category = z.object({
  id: z.string().default(''),
  user_id: z.string().default(''),
  team_id: z.string().default(''),
  display_name: z.string().optional(),
  sorting: z.string().optional(),
  muted: z.boolean().optional(),
  collapsed: z.boolean().optional(),
  channel_ids: z.array(z.string()).max(10_000).nullish(),
});

export const Categories = z.array(Category).max(MOST);

export const CategoryOrder = z.array(z.string()).max(MOST);
