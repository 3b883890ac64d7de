import { apiMethods, type API, type ApiName } from '@patchbay/contract';
import type { Answer, Answers } from './answers.ts';
import { completeResults } from './complete-results.ts';
import { defaultAnswers } from './default-answers.ts';
import { TestingError } from './errors.ts';
import { KeyValues } from './key-values.ts';
import { snapshot } from './snapshot.ts';

/** What a test has besides the methods of the API, whose names all begin with a capital letter. */
export interface MockControls {
  /** Answers a method from now on, in place of the answer it had. */
  on<M extends ApiName>(method: M, answer: Answer<M>): MockApi;
  /** The arguments of each call of a method so far, as they were at the time; also of calls that failed. */
  calls<M extends ApiName>(method: M): readonly Parameters<API[M]>[];
  /** Forgets the calls so far. Answers, settings and values stay. */
  forgetCalls(): void;
  /** What `LoadPluginConfiguration` gives: what an administrator would have set. */
  configuration: object;
  /** What the KV methods keep, to be filled and read without a call. */
  readonly keyValues: KeyValues;
}

export type MockApi = API & MockControls;

export interface MockOptions {
  readonly configuration?: object;
  /** The time by which values expire, in milliseconds since 1970. */
  readonly now?: () => number;
}

type AnyAnswer = (...args: unknown[]) => unknown;

/**
 * The plugin API for a unit test: each method of the contract is there. One that was given an answer gives it, with
 * what it leaves out set to zero, as over the wire; the KV store, `LoadPluginConfiguration` and the log work by
 * themselves; every other rejects with a `TestingError` that names it.
 */
export function mockApi(answers: Answers = {}, options: MockOptions = {}): MockApi {
  const keyValues = new KeyValues(options.now ?? Date.now);
  const recorded = new Map<ApiName, unknown[][]>();
  const given = new Map<ApiName, AnyAnswer>();
  const set = (method: string, answer: unknown): void => {
    if (!Object.hasOwn(apiMethods, method))
      throw new TestingError('no-such-method', `The API has no method ${method}: mind its spelling.`);
    if (answer !== undefined) given.set(method as ApiName, answer as AnyAnswer);
  };

  const controls: MockControls = {
    on: (method, answer) => {
      set(method, answer);
      return api;
    },
    calls: <M extends ApiName>(method: M) => [...(recorded.get(method) ?? [])] as Parameters<API[M]>[],
    forgetCalls: () => {
      recorded.clear();
    },
    configuration: options.configuration ?? {},
    keyValues,
  };
  const defaults = defaultAnswers(keyValues, () => controls.configuration);
  for (const [method, answer] of Object.entries({ ...defaults, ...answers })) set(method, answer);

  const api = controls as MockApi;
  for (const name of Object.keys(apiMethods) as ApiName[])
    Object.defineProperty(api, name, {
      enumerable: true,
      configurable: true,
      writable: true,
      value: async (...args: unknown[]) => {
        recorded.set(name, [...(recorded.get(name) ?? []), snapshot(args)]);
        const answer = given.get(name);
        if (answer === undefined) throw unanswered(name, args);
        return completeResults(apiMethods[name], await answer(...args));
      },
    });
  return api;
}

function unanswered(name: ApiName, args: readonly unknown[]): TestingError {
  const shown = args.map((arg) => (typeof arg === 'string' ? JSON.stringify(arg) : '…')).join(', ');
  return new TestingError(
    'no-answer',
    `The plugin called ${name}(${shown}), and the mock has no answer: give it one with mockApi({ ${name}: … }) or api.on('${name}', …).`,
  );
}
