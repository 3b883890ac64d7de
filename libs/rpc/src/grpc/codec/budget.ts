import { ProtoError } from '../../errors.ts';
import { FREE_FIELDS } from './limits.ts';

/** Counts the fields that one received message becomes. */
export class Budget {
  #left: number;

  constructor(bytes: number) {
    this.#left = FREE_FIELDS + 2 * bytes;
  }

  take(fields: number): void {
    this.#left -= fields;
    if (this.#left < 0) throw new ProtoError('limit', 'the message stands for too many objects');
  }
}
