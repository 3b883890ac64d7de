import type { AppServices } from '../app-context.ts';

/**
 * Calls a function that a plugin registered. Whatever it throws, or rejects with, ends here: it is reported under the
 * plugin and the place, and the answer is undefined. A promise is handed back as one that never rejects.
 */
export function callPlugin<Result>(
  services: Pick<AppServices, 'webHalfFailed'>,
  pluginId: string,
  location: string,
  call: () => Result,
): Result | undefined {
  const failed = (error: unknown) => services.webHalfFailed(pluginId, location, error);
  try {
    const answer = call();
    return isPromiseLike(answer) ? (settled(answer, failed) as Result) : answer;
  } catch (error) {
    failed(error);
    return undefined;
  }
}

async function settled(answer: PromiseLike<unknown>, failed: (error: unknown) => void): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    failed(error);
    return undefined;
  }
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return (
    value !== null && typeof value === 'object' && typeof (value as { then?: unknown }).then === 'function'
  );
}
