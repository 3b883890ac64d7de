import { reportToServer } from '../../plugins/report-to-server.ts';

/** So many faults are told of by one page; a list of a thousand broken posts says nothing new. */
const MOST_TOLD = 50;

const told = new Set<string>();

/** Leaves a line in the server's log for a fault of the page itself, each place and error once. React writes it to the console. */
export function reportFault(place: string, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const line = `webapp_part_failed place=${place} error=${message}`;
  if (!told.has(line) && told.size < MOST_TOLD) {
    told.add(line);
    reportToServer(line);
  }
}
