import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client4 } from '@mattermost/client';

import { repository } from '../start-patchbay.ts';
import { refusal } from './area.ts';
import { areas } from './areas.ts';
import { coverage } from './coverage.ts';
import { notOurs, works } from './table.ts';
import { webSocketTests } from './web-socket-tests.ts';
import { World } from './world.ts';

jest.setTimeout(120_000);

/** Members of the client that make addresses and options, and ask nobody. */
const ASKS_NOBODY =
  /Route$|Url$|^(constructor|getToken|getServerVersion|getUrlVersion|getOptions|getCSRFFromCookie|doFetch.*)$|^(set|remove)(Token|CSRF|AcceptLanguage|Header|EnableLogging|IncludeCookies|UserId|UserRoles|DiagnosticId|UserAgent|Url)$/;

describe("Mattermost's own client", () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(async () => {
    await world.close();
  });

  it('has no call that the table does not know', () => {
    const client = new Client4();
    const members = [...Object.getOwnPropertyNames(client), ...Object.getOwnPropertyNames(Client4.prototype)];
    const calls = members.filter((name) => typeof Reflect.get(client, name) === 'function');
    const unknown = calls.filter((name) => !works.has(name) && !(name in notOurs) && !ASKS_NOBODY.test(name));
    expect(unknown).toEqual([]);
  });

  describe('is refused what is not ours', () => {
    const called = Object.entries(notOurs).flatMap(([name, { answer, call }]) =>
      answer !== undefined && call ? [{ name, answer, call }] : [],
    );
    it.each(called)('$name: $answer', async ({ answer, call }) => {
      expect(await refusal(call(world.admin, world))).toBe(answer);
    });
  });

  webSocketTests(() => world);
  for (const { run } of areas) run(() => world);

  it('is described in docs/reference/client-coverage.md as it was found here', () => {
    const path = join(repository, 'docs/reference/client-coverage.md');
    if (process.env['PATCHBAY_WRITE']) writeFileSync(path, coverage());
    expect(readFileSync(path, 'utf8')).toBe(coverage());
  });
});
