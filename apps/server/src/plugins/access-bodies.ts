import { z } from 'zod';

/** What is left out, or null, is off and nobody, as Go reads it. */
export const AccessBody = z.object({
  enable: z
    .boolean()
    .nullish()
    .transform((enable) => enable ?? false),
  allowed_user_ids: z
    .array(z.string())
    .nullish()
    .transform((ids) => ids ?? []),
});
