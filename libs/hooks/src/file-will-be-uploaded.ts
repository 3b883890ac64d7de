import type { Context, FileInfo, HookArgs } from '@patchbay/contract';
import { Readable, Writable } from 'node:stream';
import type { HookDispatcher } from './hook-dispatcher.ts';
import type { Fold } from './outcome.ts';
import { refusalOf, type Refusal, type Verdict } from './verdict.ts';

/** The bytes of a file, while plugins look at them one after the other. */
export interface OfferedContent {
  /** For the next plugin: the bytes as they are now, and where others in their place go. */
  offer(): { file: Readable; output: Writable };
  /** The plugin last asked has answered. What it wrote counts from now on: its size in bytes, undefined for nothing. */
  accept(): number | undefined;
}

type Args = HookArgs<'FileWillBeUploaded'>;

/** Asks plugins about a file; the size of what one wrote is known here, not to the plugin. */
export async function fileWillBeUploaded(
  hooks: HookDispatcher,
  context: Context,
  info: FileInfo,
  content: OfferedContent,
): Promise<Verdict<FileInfo>> {
  const fold: Fold<'FileWillBeUploaded'> = ([replaced, reason], [asked, before, file, output]) => {
    if (reason !== '') return { kind: 'rejected', reason };
    const size = content.accept();
    const chosen = (replaced as FileInfo | null | undefined) ?? before;
    if (size === undefined && chosen === before) return { kind: 'approved' };
    return { kind: 'replaced', args: [asked, { ...chosen, size: size ?? before.size }, file, output] };
  };
  const forEach = ([asked, before]: Args): Args => {
    const { file, output } = content.offer();
    return [asked, before, file, output];
  };
  // Streams of the file are opened for a plugin that is asked, and not before.
  const first: Args = [context, info, Readable.from([]), new Writable()];
  const result = await hooks.transform('FileWillBeUploaded', first, fold, { forEach });
  return 'args' in result ? { value: result.args[1] } : (refusalOf(result) as Refusal);
}
