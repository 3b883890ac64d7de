import type { PluginConnection } from '@patchbay/rpc/host';
import type { ProcessEnd } from './process-end.ts';
import type { ProcessFigures } from './process-figures.ts';

/** A server half that has shaken hands, whoever started its process. */
export interface ServerProcess {
  readonly connection: PluginConnection;
  /** Resolves when it is over, for whatever reason. */
  readonly ended: Promise<ProcessEnd>;
  readonly pid: number | undefined;
  /** The last lines of its stderr, oldest first; none when nobody reads it. */
  readonly lastLines: readonly string[];
  /** The same for a status, short; '' when it said nothing. */
  readonly lastWords: string;
  /** The port on which its inspector listens, as it has said itself on stderr. Node alone says so. */
  readonly inspectorPort: number | undefined;
  /** What the system says of it now; undefined where it says nothing, or the process has ended. */
  look(): ProcessFigures | undefined;
  /** Ends it at once; `words` say why, unless it has ended already. */
  kill(words: string): void;
  /** Asks it to leave, and sees to it that it does. */
  quit(): Promise<void>;
}
