import { z } from 'zod';

const Text = z.string().default('');
const Texts = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? []);

/** An incoming webhook as clients send it. */
export const IncomingWebhookBody = z.object({
  id: Text,
  user_id: Text,
  channel_id: Text,
  team_id: Text,
  display_name: Text,
  description: Text,
  username: Text,
  icon_url: Text,
  channel_locked: z.boolean().default(false),
});
export type IncomingWebhookInput = z.infer<typeof IncomingWebhookBody>;

/** An outgoing webhook as clients send it. */
export const OutgoingWebhookBody = z.object({
  id: Text,
  creator_id: Text,
  channel_id: Text,
  team_id: Text,
  trigger_words: Texts,
  trigger_when: z.number().int().min(0).max(10).default(0),
  callback_urls: Texts,
  display_name: Text,
  description: Text,
  content_type: Text,
  username: Text,
  icon_url: Text,
});
export type OutgoingWebhookInput = z.infer<typeof OutgoingWebhookBody>;
