import { expect, it } from '@jest/globals';
import { fuzz, growthInMegabytes } from '../fixtures/fuzz/run.ts';

const SEED = 20261121;
const INPUTS = 10_000;
const DEADLINE_MS = 300_000;

it(
  `what a plugin may send is read or refused, never worse (${INPUTS} inputs, seed ${SEED})`,
  async () => {
    const [report] = await fuzz({ seeds: [SEED], inputs: INPUTS, deadlineMs: DEADLINE_MS });
    expect(report?.escaped).toEqual([]);
    expect(report?.targets.map(({ inputs }) => inputs).reduce((sum, inputs) => sum + inputs)).toBe(INPUTS);
    for (const { name, inputs, refused } of report?.targets ?? []) {
      // Inputs that are all refused at the door, or never, try nothing.
      const harmless = name.startsWith('values of the contract');
      expect([name, refused > inputs / 10, refused < inputs]).toEqual([name, !harmless, true]);
    }
    expect(report && growthInMegabytes(report)).toBeLessThan(4);
  },
  DEADLINE_MS,
);
