import { describe, expect, it } from '@jest/globals';

import type { Call } from './calls.ts';
import type { World } from './world.ts';

/** A part of the client's calls, and the tests that make them. */
export interface Area<C extends Call = Call> {
  readonly name: string;
  readonly calls: readonly C[];
  run(world: () => World): void;
}

/** `tests` are given what the server holds; after them, each call of the area was made and its answers were as promised. */
export function area<const C extends Call>(
  name: string,
  calls: readonly C[],
  tests: (world: () => World) => void,
): Area<C> {
  return {
    name,
    calls,
    run: (world) => {
      describe(name, () => {
        tests(world);
        it.each(calls)('%s is answered as the types promise', (call) => {
          const { answered, problems } = world().recorder.of(call);
          expect({ answered: answered > 0, problems }).toEqual({ answered: true, problems: [] });
        });
      });
    },
  };
}

/** How the server refused: its status and the error's id. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    const { status_code, server_error_id } = error as { status_code?: number; server_error_id?: string };
    return `${status_code ?? String(error)} ${server_error_id ?? ''}`;
  }
  return 'answered';
}
