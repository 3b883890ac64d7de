const TIME_OFFSET = 4;
const OS_OFFSET = 9;
const HEADER_BYTES = 10;
/** RFC 1952: the operating system is unknown. zlib writes the one it was built for. */
const UNKNOWN_OS = 255;

/** Blanks time and operating system in the header of a gzip stream, the two bytes of it that depend on the machine. */
export async function* fixedGzipHeader(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (head === undefined) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < HEADER_BYTES) continue;
    head.writeUInt32LE(0, TIME_OFFSET);
    head[OS_OFFSET] = UNKNOWN_OS;
    yield head;
    head = undefined;
  }
}
