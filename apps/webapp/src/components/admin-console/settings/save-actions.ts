import type { ActionError } from '../../../actions/result.ts';
import type { AppServices } from '../../../app-context.ts';
import { record, text } from '../../../rest/fields.ts';

/** What a custom setting does when the page is saved, beside the configuration. */
export type SaveAction = () => unknown;

/**
 * Runs them all at once; the first `{error: {message}}`, in the order of their registration, is the answer. One that
 * throws is reported as a fault of its plugin, and counts as an error as well: what it should have saved is not saved.
 */
export async function runSaveActions(
  services: Pick<AppServices, 'webHalfFailed'>,
  actions: ReadonlyMap<SaveAction, string>,
): Promise<ActionError | undefined> {
  const messages = await Promise.all(
    [...actions].map(async ([action, pluginId]) => {
      try {
        return text(record(record(await action()).error).message);
      } catch (error) {
        services.webHalfFailed(pluginId, 'System Console', error);
        return error instanceof Error && error.message !== '' ? error.message : pluginId;
      }
    }),
  );
  const message = messages.find((each) => each !== '');
  return message === undefined ? undefined : { message, serverErrorId: '', statusCode: 0 };
}
