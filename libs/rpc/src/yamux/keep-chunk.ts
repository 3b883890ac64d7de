/** Pieces up to this are joined, and pieces are joined up to this. */
const SMALL_BYTES = 4_096;
/** The first few are kept as they came: usually there are no more. */
const UNJOINED = 16;

/**
 * Adds a chunk to those that wait for a reader. Small ones are joined, so that a window full of single bytes holds
 * little more memory than a window.
 */
export function keepChunk(waiting: Buffer[], chunk: Buffer): void {
  const last = waiting.at(-1);
  if (last !== undefined && waiting.length >= UNJOINED && last.length + chunk.length <= SMALL_BYTES)
    waiting[waiting.length - 1] = Buffer.concat([last, chunk]);
  else waiting.push(chunk);
}
