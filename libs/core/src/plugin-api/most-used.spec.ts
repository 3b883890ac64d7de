import type { API } from '@patchbay/contract';
import { AppError, apiMethods } from '@patchbay/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { silentHooks } from '../hooks/silent-hooks.ts';
import { openKit } from './fixtures/case.ts';
import type { ApiCase, Kit } from './fixtures/case.ts';
import { accountCases } from './fixtures/accounts.cases.ts';
import { chatCases } from './fixtures/chat.cases.ts';
import { commandCases } from './fixtures/commands.cases.ts';
import { fileCases } from './fixtures/files.cases.ts';
import { keyValueCases } from './fixtures/key-values.cases.ts';
import { peopleCases } from './fixtures/people.cases.ts';
import { serverCases } from './fixtures/server.cases.ts';
import { MOST_USED } from './fixtures/most-used.ts';

const cases = {
  ...serverCases,
  ...keyValueCases,
  ...peopleCases,
  ...chatCases,
  ...commandCases,
  ...fileCases,
  ...accountCases,
};
const all = Object.entries(cases) as [keyof API, ApiCase][];

/** Those that could not tell a plugin that they are missing: their results hold no error. */
const SILENT = Object.values(apiMethods)
  .filter((method) => !method.results.some((type) => type === 'error' || type === '*model.AppError'))
  .map((method) => method.name);

let kit: Kit;

beforeAll(async () => {
  kit = await openKit();
});

afterEach(() => kit.test.core.attachHooks(silentHooks));

afterAll(() => kit.test.close());

describe('the API methods that most plugins use, and those that cannot say no', () => {
  it('are all in the table, each with what it refuses or why it cannot', () => {
    expect([MOST_USED.length, SILENT.length]).toEqual([34, 24]);
    const wanted = new Set<string>([...MOST_USED, ...SILENT]);
    expect([...wanted].filter((name) => !(name in cases))).toEqual([]);
    expect(all.filter(([, each]) => !each.refusals && !each.cannotRefuse)).toEqual([]);
  });

  it.each(all)('%s does what it says', async (_, { effect }) => {
    await effect(kit);
  });

  const refusals = all.flatMap(([name, each]) =>
    Object.entries(each.refusals ?? {}).map(([what, [act, refused]]) => ({ name, what, act, refused })),
  );

  it.each(refusals)('$name refuses $what', async ({ act, refused: { message, ...fields } }) => {
    const error: unknown = await act(kit).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject(fields);
    if (message) expect((error as Error).message).toMatch(message);
  });
});
