/** Longest line kept whole, in bytes (contract: server-plugins §11). */
export const LINE_LIMIT_BYTES = 64 * 1024;

const NEWLINE = 0x0a;

export interface Line {
  readonly text: string;
  /** False for a piece of a line that is longer than the limit. */
  readonly whole: boolean;
}

/** Cuts a stream of bytes into lines, and holds at most {@link LINE_LIMIT_BYTES} of them. */
export class LineReader {
  readonly #onLine: (line: Line) => void;
  #parts: Buffer[] = [];
  #length = 0;
  #inLongLine = false;

  constructor(onLine: (line: Line) => void) {
    this.#onLine = onLine;
  }

  write(chunk: Buffer): void {
    let rest = chunk;
    for (;;) {
      const end = rest.indexOf(NEWLINE);
      const piece = end < 0 ? rest : rest.subarray(0, end);
      this.#append(piece);
      if (end < 0) return;
      this.#flush(true);
      rest = rest.subarray(end + 1);
    }
  }

  /** Passes on what is left when the stream has ended. */
  end(): void {
    if (this.#length > 0) this.#flush(true);
  }

  #append(piece: Buffer): void {
    let rest = piece;
    while (this.#length + rest.length > LINE_LIMIT_BYTES) {
      const room = LINE_LIMIT_BYTES - this.#length;
      this.#keep(rest.subarray(0, room));
      rest = rest.subarray(room);
      this.#inLongLine = true;
      this.#flush(false);
    }
    this.#keep(rest);
  }

  #keep(piece: Buffer): void {
    if (piece.length === 0) return;
    this.#parts.push(piece);
    this.#length += piece.length;
  }

  #flush(lineEnded: boolean): void {
    const text = Buffer.concat(this.#parts, this.#length).toString('utf8').replace(/\r$/, '');
    this.#parts = [];
    this.#length = 0;
    this.#onLine({ text, whole: lineEnded && !this.#inLongLine });
    if (lineEnded) this.#inLongLine = false;
  }
}
