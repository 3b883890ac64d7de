import type { ReadOptions, ThreadPart } from '@patchbay/core';
import { goBool } from '../plugins/go-bool.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { isId } from '@patchbay/core';

/** The query of a request, as Express gives it. */
export type Query = Readonly<Record<string, unknown>>;

const NUMBER = /^\d{1,16}$/;
const MOST_PER_PAGE = 200;

/** One text of the query; '' if it is not there or there twice. */
export function text(query: Query, name: string): string {
  const value = query[name];
  return typeof value === 'string' ? value : '';
}

/** How a client wants threads in its lists. */
export function readOptions(query: Query, userId: string): ReadOptions {
  return {
    collapsedThreads: goBool(text(query, 'collapsedThreads')),
    extended: goBool(text(query, 'collapsedThreadsExtended')),
    skipFetchThreads: goBool(text(query, 'skipFetchThreads')),
    userId,
  };
}

/** A time in ms, or 0 without one; 400 for what is no number. */
export function time(query: Query, name: string): number {
  const given = text(query, name);
  if (given === '') return 0;
  if (!NUMBER.test(given)) throw invalidBodyParam(name);
  return Number(given);
}

export function postId(query: Query, name: string): string {
  const id = text(query, name);
  if (id !== '' && !isId(id)) throw invalidBodyParam(name);
  return id;
}

/** A count of the query, at most what a page may hold. */
export function limit(query: Query, name: string, otherwise: number): number {
  const given = text(query, name);
  return NUMBER.test(given) ? Math.min(Number(given), MOST_PER_PAGE) : otherwise;
}

/** Which part of a thread is asked for; 400 for parts that contradict each other. */
export function threadPart(query: Query): ThreadPart {
  const perPage = time(query, 'perPage');
  if (perPage > MOST_PER_PAGE) throw invalidBodyParam('perPage');
  const [fromCreateAt, fromUpdateAt] = [time(query, 'fromCreateAt'), time(query, 'fromUpdateAt')];
  const fromPost = text(query, 'fromPost');
  if (fromPost !== '' && fromCreateAt === 0 && fromUpdateAt === 0) throw invalidBodyParam('fromPost');
  if (fromCreateAt > 0 && fromUpdateAt > 0) throw invalidBodyParam('fromUpdateAt');
  const updatesOnly = text(query, 'updatesOnly') === 'true';
  if (updatesOnly && fromUpdateAt === 0) throw invalidBodyParam('fromUpdateAt');
  const direction = text(query, 'direction');
  if (direction !== '' && direction !== 'up' && direction !== 'down') throw invalidBodyParam('direction');
  if (updatesOnly && direction === 'up') throw invalidBodyParam('updatesOnly');
  return { perPage, direction, fromPost, fromCreateAt, fromUpdateAt, updatesOnly };
}
