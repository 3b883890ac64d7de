import type { Shape } from '../model/go-json.ts';

/** What is wrong with a value of the configuration. */
export interface Misfit {
  /** `Section.Field`, and what inside it. */
  readonly path: string;
  /** What belongs there, in words: "a number from 1 to 100". */
  readonly takes: string;
}

/** One setting. */
export interface ConfigLeaf {
  /** `ServiceSettings.SiteURL`. */
  readonly path: string;
  readonly keys: readonly string[];
  /** What it holds: `map` and `slice` are leaves too, replaced as a whole. */
  readonly shape: Shape['shape'];
  /** What keeps a value from being one of this setting; undefined when nothing does. */
  readonly misfit: (value: unknown) => Misfit | undefined;
}
