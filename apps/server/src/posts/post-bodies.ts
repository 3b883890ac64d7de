import { z } from 'zod';

const props = z.record(z.string(), z.unknown());

export const NewPost = z.object({
  channel_id: z.string().length(26),
  message: z.string().default(''),
  root_id: z.string().default(''),
  type: z.string().default(''),
  file_ids: z.array(z.string()).default([]),
  props: props.default({}),
  pending_post_id: z.string().default(''),
  create_at: z.number().optional(),
});

export const PostPatch = z.object({
  message: z.string().optional(),
  props: props.optional(),
  file_ids: z.array(z.string()).optional(),
  is_pinned: z.boolean().optional(),
  has_reactions: z.boolean().optional(),
});

export const WholePost = PostPatch.extend({ id: z.string().length(26) });

export const EphemeralPost = z.object({ user_id: z.string().length(26), post: NewPost });
