import { z } from 'zod';

export const NewUpload = z.object({
  type: z.string().default(''),
  channel_id: z.string().default(''),
  filename: z.string().default(''),
  file_size: z.number().int().default(0),
});
