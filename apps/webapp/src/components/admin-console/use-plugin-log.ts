import { useEffect, useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { getPluginLog } from '../../rest/plugin-logs.ts';
import type { LogEntry, LogLevel } from '../../rest/plugin-logs.ts';
import { useAppDispatch } from '../../store/hooks.ts';

/** Lines that are asked for at first. */
const FIRST_LINES = 200;
/** Lines that are kept on screen, the newest. */
const MAX_LINES = 1000;
/** How long the server may hold a question open. */
const WAIT_SECONDS = 25;
/** Before the next question, after an answer without a line: a server that does not wait is not asked in a circle. */
const PAUSE_MS = 1000;
/** Before it is tried again, after a failure. */
const RETRY_MS = 5000;

interface PluginLog {
  /** Oldest first; undefined until the first answer. */
  entries?: readonly LogEntry[];
  error?: ActionError;
}

/** The tail of a plugin's log; while `isFollowing` it grows as the plugin writes. */
export function usePluginLog(pluginId: string, level: LogLevel, isFollowing: boolean): PluginLog {
  const dispatch = useAppDispatch();
  const [log, setLog] = useState<PluginLog>({});

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const ask = (after?: number) => {
      const tail =
        after === undefined ? { lines: FIRST_LINES } : { after, lines: MAX_LINES, wait: WAIT_SECONDS };
      return dispatch(guarded(() => getPluginLog(pluginId, { ...tail, level }, signal)));
    };
    const follow = async () => {
      let last: number | undefined;
      while (!signal.aborted) {
        const after = last;
        const { data, error } = await ask(after);
        if (signal.aborted) {
          return;
        }
        if (error !== undefined) {
          setLog(({ entries }) => ({ entries, error }));
          // A server that was started anew counts from the beginning again.
          last = undefined;
          await pause(RETRY_MS, signal);
        } else {
          setLog(({ entries = [] }) => ({
            entries: (after === undefined ? data : [...entries, ...data]).slice(-MAX_LINES),
          }));
          last = data.at(-1)?.seq ?? after ?? 0;
          if (!isFollowing) {
            return;
          }
          if (data.length === 0 && after !== undefined) {
            await pause(PAUSE_MS, signal);
          }
        }
      }
    };
    void follow();
    return () => leaving.abort();
  }, [dispatch, pluginId, level, isFollowing]);

  return log;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = window.setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      window.clearTimeout(timer);
      resolve();
    });
  });
}
