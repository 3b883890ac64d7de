import type { RequestFrame } from './frames.ts';

/** A message as a frame; fields of the wrong type become the empty value, which the router then refuses by name. */
export function toRequestFrame(message: unknown): RequestFrame | undefined {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return undefined;
  const { seq, action, data } = message as Record<string, unknown>;
  return {
    seq:
      typeof seq === 'number' && Number.isSafeInteger(seq) ? seq : typeof seq === 'bigint' ? Number(seq) : 0,
    action: typeof action === 'string' ? action : '',
    data: typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : {},
  };
}
