import type { PluginConnection } from '@patchbay/rpc/host';

/** A server half that has shaken hands, whoever started its process. */
export interface ServerProcess {
  readonly connection: PluginConnection;
  /** Resolves with words for a status when it is over, for whatever reason. */
  readonly ended: Promise<string>;
  readonly pid: number | undefined;
  /** What it said last on stderr, for a status; '' when it said nothing, or nobody reads it. */
  readonly lastWords: string;
  /** Ends it at once; `words` say why, unless it has ended already. */
  kill(words: string): void;
  /** Asks it to leave, and sees to it that it does. */
  quit(): Promise<void>;
}
