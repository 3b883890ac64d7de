import { z } from 'zod';

export const NewEmoji = z.object({ name: z.string().default(''), creator_id: z.string().default('') });

export const EmojiNames = z.array(z.string());

export const EmojiSearch = z.object({ term: z.string().min(1), prefix_only: z.boolean().default(false) });
