import { z } from 'zod';

/** What someone typed, and how to read it; null is as left out. */
export const SearchBody = z.object({
  terms: z.string().min(1),
  is_or_search: z.boolean().nullish(),
  /** Seconds east of Greenwich. */
  time_zone_offset: z.number().int().nullish(),
  page: z.number().int().nullish(),
  per_page: z.number().int().nullish(),
  include_deleted_channels: z.boolean().nullish(),
});
