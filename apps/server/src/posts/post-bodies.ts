import { z } from 'zod';

const props = z.record(z.string(), z.unknown());

const priority = z.object({
  priority: z.string().max(32).optional(),
  requested_ack: z.boolean().nullish(),
  persistent_notifications: z.boolean().nullish(),
});

export const NewPost = z.object({
  channel_id: z.string().length(26),
  message: z.string().default(''),
  root_id: z.string().default(''),
  type: z.string().default(''),
  file_ids: z.array(z.string()).nullish(),
  props: props.nullish(),
  pending_post_id: z.string().default(''),
  create_at: z.number().int().nonnegative().optional(),
  metadata: z.object({ priority: priority.nullish() }).nullish(),
});

export const PostPatch = z.object({
  message: z.string().optional(),
  props: props.optional(),
  file_ids: z.array(z.string()).nullish(),
  is_pinned: z.boolean().optional(),
  has_reactions: z.boolean().optional(),
});

export const WholePost = PostPatch.extend({ id: z.string().length(26), props: props.nullish() });

export const EphemeralPost = z.object({ user_id: z.string().length(26), post: NewPost });

export const PostReminder = z.object({ target_time: z.number().int().nonnegative() });

export const Unread = z.object({ collapsed_threads_supported: z.boolean().default(false) });
