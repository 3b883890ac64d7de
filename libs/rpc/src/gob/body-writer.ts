import { GobError } from '../errors.ts';
import { MAX_DEPTH } from './limits.ts';
import type { LocalType } from './local-type.ts';
import { GobWriter } from './writer.ts';

/** Collects the body of one value; types met inside interfaces are announced while it is written. */
export class BodyWriter extends GobWriter {
  /** Called with every concrete type of an interface value; set by the encoder in charge. */
  announce: (type: LocalType) => void = () => undefined;

  enter(): void {
    if (++this.depth > MAX_DEPTH)
      throw new GobError('limit', `nested deeper than ${MAX_DEPTH}, or an object that contains itself`);
  }
}
