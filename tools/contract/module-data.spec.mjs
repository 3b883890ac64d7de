import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DESCRIBE_DEADLINE_MS, describeModule, installedGo } from './describe-module.mjs';
import { readFolder } from './files.mjs';
import { dataFolder } from './paths.mjs';

/** Data files written by hand, which the Go half leaves alone. */
const HAND_WRITTEN = ['additions.json', 'hook-policies.json', 'registry.json'];

const [run, note] = installedGo() === undefined ? [it.skip, ' (needs go)'] : [it, ''];

describe('the data of the contract', () => {
  run(
    `comes out of the Go module byte for byte; the first run downloads the module${note}`,
    async () => {
      const committed = await readFolder(dataFolder, '.json');
      const folder = await mkdtemp(join(tmpdir(), 'patchbay-contract-'));
      try {
        await describeModule(folder);
        const described = await readFolder(folder, '.json');
        expect([...Object.keys(described), ...HAND_WRITTEN].sort()).toEqual(Object.keys(committed).sort());
        for (const [name, text] of Object.entries(described)) {
          expect({ name, same: text === committed[name] }).toEqual({ name, same: true });
        }
      } finally {
        await rm(folder, { recursive: true });
      }
    },
    DESCRIBE_DEADLINE_MS,
  );
});
