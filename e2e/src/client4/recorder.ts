import ajvModule, { type ValidateFunction } from 'ajv';
import type { Client4 } from '@mattermost/client';

import { answerSchemas } from './answer-schemas.ts';
import type { Call } from './calls.ts';
import { forgive } from './forgiven.ts';

/** What was seen of a call: answers that are as promised, and what was wrong with others. */
export interface Seen {
  answered: number;
  refused: number;
  problems: string[];
}

/** Watches clients: every answer they get is held against what the package's own types promise. */
export class Recorder {
  readonly seen = new Map<string, Seen>();
  readonly #ajv: InstanceType<typeof ajvModule.default>;
  readonly #known: ReadonlySet<string>;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor() {
    const schemas = forgive(answerSchemas());
    this.#known = new Set(Object.keys(schemas['definitions'] as object));
    this.#ajv = new ajvModule.default({ allErrors: true, strict: false, allowUnionTypes: true });
    this.#ajv.addSchema(schemas, 'answers');
  }

  /** The same client, watched. */
  watch(client: Client4): Client4 {
    return new Proxy(client, {
      get: (target, name: string) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]): unknown => {
          const result: unknown = Reflect.apply(member, target, args);
          return result instanceof Promise ? this.#look(name, result) : result;
        };
      },
    });
  }

  of(call: Call): Seen {
    const seen = this.seen.get(call) ?? { answered: 0, refused: 0, problems: [] };
    this.seen.set(call, seen);
    return seen;
  }

  async #look(name: string, promise: Promise<unknown>): Promise<unknown> {
    const seen = this.of(name as Call);
    let answer: unknown;
    try {
      answer = await promise;
    } catch (error) {
      seen.refused += 1;
      throw error;
    }
    seen.answered += 1;
    for (const problem of this.#problems(name, answer))
      if (!seen.problems.includes(problem)) seen.problems.push(problem);
    return answer;
  }

  #problems(name: string, answer: unknown): string[] {
    // A response as it came, or bytes: nothing is promised of it.
    if (!this.#known.has(name)) return [];
    const validate =
      this.#validators.get(name) ?? this.#ajv.compile({ $ref: `answers#/definitions/${name}` });
    this.#validators.set(name, validate);
    if (validate(answer)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${name}${instancePath.replaceAll(/\/\d+/g, '/n')}: ${message ?? ''}`,
    );
  }
}
