import type { SearchParameter } from '@patchbay/contract';
import { refuse, type RefusalId } from '@patchbay/core';
import { readJson } from '../http/read-json.ts';
import type { JsonBody } from '../http/json-body.middleware.ts';
import { SearchBody } from './search-bodies.ts';

/** The search of a request's body. One that is no JSON is refused under an id of its own, as upstream does. */
export function searchOf(body: JsonBody, notJson: RefusalId): SearchParameter {
  if ('error' in body && body.error.status_code === 400) throw refuse(notJson, 'search');
  const given = readJson(body, SearchBody);
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== undefined),
  );
}
