import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { ChatPage, CONSOLE_PATH } from '../chat-page.ts';
import { findBrowser } from '../find-browser.ts';
import { OpenBrowser } from '../open-browser.ts';
import { FAILED_TO_STAY_RUNNING, Site } from '../site.ts';
import { administrator } from '../start-patchbay.ts';

jest.setTimeout(180_000);

const ID = 'com.example.crasher';
const EXIT_CODE = 7;
const executablePath = findBrowser();

interface CrashRecord {
  id: string;
  at: number;
  exit_code: number | null;
  signal: string | null;
  hooks: string[];
  memory_bytes: number;
  reason: string;
  stderr: string[];
}

describe('a plugin that crashes inside a hook', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    await site.commandLine.login(site.patchbay.url, administrator);
    await site.run({
      id: ID,
      hooks: `
        OnActivate: () => plugin.api.RegisterCommand({ trigger: 'crashy', auto_complete: true }),
        ExecuteCommand: () => ({ response_type: 'ephemeral', text: 'here I am' }),
        MessageWillBePosted: (_, post) => {
          if (post.message !== 'crash') return [undefined, ''];
          for (let line = 1; line <= 60; line += 1) process.stderr.write('last words ' + line + '\\n');
          return new Promise(() => setImmediate(() => process.exit(${EXIT_CODE})));
        },`,
    });
  });
  afterAll(() => site?.close());

  it('lets the post pass, and the command says that the plugin is restarting', async () => {
    expect((await site.command('/crashy')).status).toBe(200);
    expect(await site.say('crash')).toMatchObject({ message: 'crash' });
    const { details } = await site.whenStatus(ID, 'a countdown', (status) => status.details.restart_at > 0);
    expect(details).toMatchObject({ failures: 1, crash_id: expect.stringMatching(/^[a-z0-9]{26}$/) });
    const answer = await site.command('/crashy');
    expect(await answer.text()).toMatch(/started again/);
    const unknown = await site.command('/nothing-of-the-kind');
    expect(await unknown.text()).not.toMatch(/started again/);
  });

  it('leaves a record in REST', async () => {
    const [record, ...more] = await site.rest.get<CrashRecord[]>(`/plugins/${ID}/crashes`);
    expect(more).toEqual([]);
    expect(record).toMatchObject({ exit_code: EXIT_CODE, hooks: ['MessageWillBePosted'] });
    expect(record?.stderr).toHaveLength(50);
    expect(record?.stderr.at(-1)).toContain('last words 60');
    expect(record?.memory_bytes).toBeGreaterThan(0);
  });

  it('and on the command line', async () => {
    const { code, out } = await site.commandLine.run('plugin', 'crashes', ID, '--last');
    expect(code).toBe(0);
    for (const word of ['MessageWillBePosted', String(EXIT_CODE), 'last words 60'])
      expect(out).toContain(word);
  });

  (executablePath ? it : it.skip)('and in the System Console (needs a browser)', async () => {
    const browser = await OpenBrowser.launch(executablePath ?? '');
    try {
      const console = new ChatPage(await browser.person(), site.patchbay.url);
      await console.login(administrator);
      await console.open(CONSOLE_PATH);
      const row = console.plugin('row', ID);
      await console.page.getByTestId(`plugin-crashes-${ID}`).click();
      await row
        .getByText(/MessageWillBePosted/)
        .first()
        .waitFor();
      await browser.picture(console.page, 'crashed');
      expect(browser.problems).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('comes back by itself, and its command with it; after the third crash it stays down, even when settings are saved', async () => {
    for (const failures of [1, 2]) {
      await site.whenReady(ID);
      expect((await site.command('/crashy')).status).toBe(200);
      await site.say('crash');
      await site.whenStatus(
        ID,
        `crash ${failures + 1} is noticed`,
        ({ details }) => details.failures > failures,
      );
    }
    const stopped = await site.whenStatus(ID, 'is given up', ({ state }) => state === FAILED_TO_STAY_RUNNING);
    expect(stopped.details).toMatchObject({ restart_at: 0, failures: 3 });
    await site.rest.put('/config/patch', { TeamSettings: { MaxUsersPerTeam: 78 } });
    expect(await site.status(ID)).toMatchObject({ state: FAILED_TO_STAY_RUNNING });
    const answer = await site.command('/crashy');
    expect(await answer.text()).toMatch(/stopped|crash/i);
    expect(await site.rest.get<CrashRecord[]>(`/plugins/${ID}/crashes`)).toHaveLength(3);
  });
});
