import { expect, it } from '@jest/globals';
import { fuzz, growthInMegabytes } from '../fixtures/fuzz/run.ts';

const SEEDS = [1, 2];
const INPUTS_OF_EACH = 500_000;
const DEADLINE_MS = 30 * 60_000;

it(
  'what a plugin may send is read or refused, never worse (a million inputs)',
  async () => {
    const reports = await fuzz({ seeds: SEEDS, inputs: INPUTS_OF_EACH, deadlineMs: DEADLINE_MS });
    for (const report of reports) {
      expect(report.escaped).toEqual([]);
      expect(growthInMegabytes(report)).toBeLessThan(4);
    }
  },
  DEADLINE_MS,
);
