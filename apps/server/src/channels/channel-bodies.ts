import { z } from 'zod';

export const NewChannel = z.object({
  team_id: z.string().length(26),
  name: z.string(),
  display_name: z.string(),
  type: z.enum(['O', 'P']),
  purpose: z.string().optional(),
  header: z.string().optional(),
});

export const ChannelPatch = z.object({
  name: z.string().optional(),
  display_name: z.string().optional(),
  purpose: z.string().optional(),
  header: z.string().optional(),
});

export const DirectChannel = z.array(z.string().length(26)).length(2);

export const NewChannelMember = z
  .object({ user_id: z.string().optional(), user_ids: z.array(z.string()).optional() })
  .refine((body) => body.user_id !== undefined || (body.user_ids?.length ?? 0) > 0, {
    path: ['user_id'],
    message: 'user_id or user_ids is needed',
  });

export const ChannelView = z.object({
  channel_id: z.string().default(''),
  prev_channel_id: z.string().default(''),
});
