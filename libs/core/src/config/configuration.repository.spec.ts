import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { Database } from '../database/database.ts';
import { CONFIGURATIONS_KEPT, ConfigurationRepository } from './configuration.repository.ts';

it('keeps the newest configurations, and always the one that counts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-core-'));
  const database = await Database.open({ sqlitePath: join(folder, 'patchbay.db') });
  const configurations = new ConfigurationRepository(database);
  try {
    await database.transaction(async (tx) => {
      // The clock was set back before the last of them.
      for (let n = CONFIGURATIONS_KEPT + 2; n >= 0; n--)
        await configurations.add(tx, {
          id: `id-${n}`,
          value: `{"n":${n}}`,
          create_at: n,
          user_id: '',
          changes: [],
        });
    });
    const kept = await configurations.history({ page: 0, perPage: CONFIGURATIONS_KEPT * 2 });
    expect(kept).toHaveLength(CONFIGURATIONS_KEPT + 1);
    expect(await configurations.active()).toEqual({ n: 0 });
    expect(await configurations.historyEntry('id-1')).toBeUndefined();
  } finally {
    await database.close();
    await rm(folder, { recursive: true });
  }
}, 60_000);
