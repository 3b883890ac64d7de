import { goBool } from '../plugins/go-bool.ts';
import { queryUnreadable } from './errors.ts';
import type { ListQuery } from './marketplace.ts';

export interface PagedQuery extends ListQuery {
  readonly page: number;
  /** Undefined for all that is left. */
  readonly perPage: number | undefined;
}

const DEFAULT_PER_PAGE = 100;

/** Reads the query of the list; what is not one is 500, before the permission, as upstream has it. */
export function readListQuery(query: Readonly<Record<string, unknown>>): PagedQuery {
  const text = (name: string): string => (typeof query[name] === 'string' ? query[name] : '');
  const page = integer('page', text('page')) ?? 0;
  const perPage = integer('per_page', text('per_page'));
  const [localOnly, remoteOnly] = [goBool(text('local_only')), goBool(text('remote_only'))];
  if (localOnly && remoteOnly) throw queryUnreadable('local_only and remote_only exclude each other');
  return {
    page,
    // A client that does not page gets all, as from upstream; one that does gets pages.
    perPage: perPage ?? (page > 0 ? DEFAULT_PER_PAGE : undefined),
    filter: text('filter'),
    localOnly,
    remoteOnly,
  };
}

/** The part of a list that was asked for; a negative size is all. */
export function pageOf<T>(items: readonly T[], { page, perPage }: PagedQuery): readonly T[] {
  if (page < 0) return [];
  if (perPage === undefined || perPage < 0) return page === 0 ? items : [];
  return items.slice(page * perPage, (page + 1) * perPage);
}

function integer(name: string, text: string): number | undefined {
  if (text === '') return undefined;
  if (!/^[+-]?\d{1,9}$/.test(text)) throw queryUnreadable(`${name} is not an integer`);
  return Number(text);
}
