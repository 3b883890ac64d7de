import { AppError } from '@patchbay/contract';
import { isId, refuse } from '@patchbay/core';
import { z } from 'zod';
import { invalidBodyParam } from '../http/errors.ts';

/** Ids of posts that one request may name. */
export const MOST_IDS = 1_000;
const Ids = z.array(z.string());

/** A body that is a list of ids, each once. `name` is what errors call it. */
export function idsOf(body: unknown, name: string): string[] {
  const parsed = Ids.safeParse(body);
  if (!parsed.success)
    throw new AppError('api.payload.parse.error', 'Context', 400, 'The body is no list of ids.');
  const ids = [...new Set(parsed.data)];
  if (ids.length === 0) throw invalidBodyParam(name);
  if (ids.length > MOST_IDS)
    throw refuse('api.post.posts_by_ids.invalid_body.request_error', 'getPostsByIds', { limit: MOST_IDS });
  if (!ids.every(isId)) throw invalidBodyParam(name);
  return ids;
}
