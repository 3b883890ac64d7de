import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { KillRounds } from './kill-rounds.ts';

jest.setTimeout(300_000);

const KILLS = 20;
const seed = Number(process.env['PATCHBAY_CHAOS_SEED'] ?? 20);

describe('a server killed while plugins are installed, upgraded, enabled and removed', () => {
  let rounds: KillRounds;
  beforeAll(async () => {
    rounds = await KillRounds.begin(seed);
  });
  afterAll(() => rounds?.end());

  it(`comes to a consistent state each of ${KILLS} times`, async () => {
    for (let number = 1; number <= KILLS; number += 1) await rounds.round(number);
    expect.hasAssertions();
  });
});
