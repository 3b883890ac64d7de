/** So many pieces become one when they begin with a small one; what they become is not small. */
const JOINED = 64;
const SMALL_BYTES = JOINED;

/**
 * Adds a chunk to those that wait for a reader. Small ones are joined, so that a window full of single bytes holds
 * little more memory than a window.
 */
export function keepChunk(waiting: Buffer[], chunk: Buffer): void {
  waiting.push(chunk);
  const first = waiting.length - JOINED;
  if (first < 0 || (waiting[first] as Buffer).length >= SMALL_BYTES) return;
  waiting.push(Buffer.concat(waiting.splice(first)));
}
