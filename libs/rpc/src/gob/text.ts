/**
 * Node's own UTF-8 routines without the argument handling of `toString` and `write`, which costs more than the work
 * for short strings. Present in every supported Node; not in its type definitions.
 */
interface DirectBuffer {
  utf8Slice(start: number, end: number): string;
  latin1Slice(start: number, end: number): string;
  utf8Write(text: string, offset: number): number;
}

export function utf8Slice(buffer: Buffer, start: number, end: number): string {
  return (buffer as unknown as DirectBuffer).utf8Slice(start, end);
}

export function latin1Slice(buffer: Buffer, start: number, end: number): string {
  return (buffer as unknown as DirectBuffer).latin1Slice(start, end);
}

export function utf8Write(buffer: Buffer, text: string, offset: number): number {
  return (buffer as unknown as DirectBuffer).utf8Write(text, offset);
}
