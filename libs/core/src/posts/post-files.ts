import type { EntityManager } from 'typeorm';
import type { FileService } from '../files/file.service.ts';

/** What posts need of files. */
export type PostFileStore = Pick<
  FileService,
  'attach' | 'deleteOfPost' | 'forget' | 'markDeleted' | 'infosOfPosts'
>;

/**
 * The files of an edited post: those it keeps, those of an older version that come back, and new ones of the author's.
 * The ones that are gone are marked as deleted, for the version that had them still shows them.
 */
export async function changeFiles(
  tx: EntityManager,
  files: PostFileStore,
  change: {
    readonly postId: string;
    readonly channelId: string;
    readonly userId: string;
    readonly before: readonly string[];
    readonly wanted: readonly string[];
    /** Files that older versions had: they may come back. */
    readonly earlier: ReadonlySet<string>;
    readonly at: number;
  },
): Promise<string[]> {
  const before = new Set(change.before);
  const wanted = [...new Set(change.wanted)];
  const gone = change.before.filter((id) => !wanted.includes(id));
  const back = wanted.filter((id) => !before.has(id) && change.earlier.has(id));
  const fresh = wanted.filter((id) => !before.has(id) && !change.earlier.has(id));
  if (gone.length > 0) await files.markDeleted(tx, change.postId, gone, change.at);
  if (back.length > 0) await files.markDeleted(tx, change.postId, back, 0);
  const attached = new Set(
    fresh.length > 0 ? await files.attach(tx, change.postId, change.channelId, change.userId, fresh) : [],
  );
  return wanted.filter((id) => before.has(id) || change.earlier.has(id) || attached.has(id));
}
