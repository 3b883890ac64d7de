import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GO_BUILD_DEADLINE_MS, hasGo, SQL_PLUGIN_ID } from '../fixtures/go-sql-plugin.ts';
import { SqlServer } from '../fixtures/sql-server.ts';

(hasGo ? describe : describe.skip)(
  'a Go plugin with SQL on the shipped server (needs go on the PATH)',
  () => {
    let server: SqlServer;
    let channel: { id: string; annId: string };

    beforeAll(async () => {
      server = await SqlServer.start();
      channel = await server.channel();
    }, GO_BUILD_DEADLINE_MS);

    afterAll(() => server.stop());

    it('migrates its tables with morph, and uses them through sqlx, squirrel and lib/pq', async () => {
      await server.rest('/posts', 'POST', {
        channel_id: channel.id,
        message: 'Hello from the administrator',
      });
      await server.postAsAnn(channel.id, 'hello from ann');
      const report = await server.plugin<Record<string, unknown>>('/report');
      expect(report).toEqual({
        driver: 'postgres',
        last_insert_id: 'LastInsertId is not supported by this driver',
        note: `n1 ${2n ** 61n} 1.5 true false {"a": [1]} [0 255]`,
        serial: 1,
        violation: '23505 unique_violation sqlplugin_notes_pkey',
        denied: '42501',
        posts: [
          {
            Username: 'ann',
            Channel: 'town-square',
            Message: 'hello from ann',
            CreateAt: expect.any(Number),
            Verified: false,
          },
        ],
        count: 0,
        lines: 1201,
        again: true,
      });
    });

    it('keeps its data in a file for the owner alone, also when it is started again', async () => {
      const file = join(server.process.dataDir, 'plugin-sql', `${SQL_PLUGIN_ID}.db`);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      await server.plugin('/begin');
      await server.plugin('/commit');
      const before = await server.plugin('/count');
      await server.fetch(`/api/v4/plugins/${SQL_PLUGIN_ID}/disable`, 'POST');
      await server.fetch(`/api/v4/plugins/${SQL_PLUGIN_ID}/enable`, 'POST');
      expect(await server.plugin('/count')).toBe(before);
    });

    it('with a write transaction open does not hold up a single post', async () => {
      const before = await server.plugin<number>('/count');
      await server.plugin('/begin');
      const posts = Array.from({ length: 100 }, (_, n) =>
        server.rest<{ id: string }>('/posts', 'POST', { channel_id: channel.id, message: `meanwhile ${n}` }),
      );
      // If one of them waited for the transaction, this would never go on to end it.
      expect(new Set((await Promise.all(posts)).map(({ id }) => id)).size).toBe(100);
      expect(await server.plugin('/count')).toBe(before);
      await server.plugin('/commit');
      expect(await server.plugin('/count')).toBe(before + 1);
    });
  },
);
