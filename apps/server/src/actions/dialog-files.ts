import type { Core } from '@patchbay/core';
import { invalidBodyParam } from '../http/errors.ts';
import type { SubmissionBody } from './dialog-bodies.ts';

/** Most files that go with one dialog (Go: model.MaxDialogFileIds). */
const MOST_FILES = 10;
/** So many values that look like ids are looked at (Go: model.MaxDialogSubmissionIDShapedTokenScan). */
const MOST_IDS = 256;

/**
 * The files that go with what was filled in, each once. Throws 400 for more than ten, for one that is not there, and for
 * one that somebody else uploaded, also where it stands among the values: whoever gets it would take it for the sender's.
 */
export async function assertMayBeSent(
  core: Core,
  userId: string,
  { file_ids: named, submission }: SubmissionBody,
): Promise<string[]> {
  const fileIds = [...new Set(named ?? [])];
  if (fileIds.length > MOST_FILES) throw invalidBodyParam('file_ids');
  const values = idsAmong(submission ?? {}).slice(0, MOST_IDS);
  const asked = [...new Set([...fileIds, ...values])];
  const found = asked.length === 0 ? [] : await core.files.byIds(asked);
  const own = new Set(found.filter(({ user_id: owner }) => owner === userId).map(({ id }) => id));
  if (fileIds.some((id) => !own.has(id))) throw invalidBodyParam('file_ids');
  if (found.some(({ id }) => !own.has(id))) throw invalidBodyParam('submission');
  return fileIds;
}

/** Values that have the form of an id: of people and channels, too, which are no files and so nobody's. */
function idsAmong(submission: Readonly<Record<string, unknown>>): string[] {
  return Object.values(submission)
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .flatMap((value) => (typeof value === 'string' ? value.split(',') : []))
    .map((value) => value.trim())
    .filter((value) => /^[a-z0-9]{26}$/.test(value));
}
