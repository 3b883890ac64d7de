import { ApiError } from './connection/api-error.ts';
import { ItemsFailed, messageOf } from './errors.ts';

/**
 * Does a thing for each item in turn. A refusal by the server is collected and the rest goes on; anything else, such as a
 * file that cannot be read or a server that is gone, ends it at once (contract: management §12).
 */
export async function runItems(
  items: readonly string[],
  describe: (item: string) => string,
  act: (item: string) => Promise<void>,
): Promise<void> {
  const failures: string[] = [];
  for (const item of items) {
    try {
      await act(item);
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw failures.length === 0 ? error : new ItemsFailed([...failures, messageOf(error)]);
      }
      failures.push(`${describe(item)}. Error: ${error.message}`);
    }
  }
  if (failures.length > 0) throw new ItemsFailed(failures);
}
