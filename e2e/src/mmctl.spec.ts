import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { MailSink } from './mail-sink.ts';
import { Market } from './market.ts';
import { Mmctl } from './mmctl/mmctl.ts';
import { verbs } from './mmctl/verbs.ts';
import { Site } from './site.ts';
import { packTiny } from './tiny-plugin.ts';

jest.setTimeout(300_000);

const PLUGIN = 'com.example.by-mmctl';
const PASSWORD = 'a-long-password-1';
const OFFERED = 'com.example.on-offer';

/**
 * The real program, built by whoever runs this: the variable MMCTL names it (jest.config.js leaves this file out where it is
 * not set).
 */
describe("Mattermost's command line", () => {
  let site: Site;
  let market: Market;
  let mail: MailSink;
  let mmctl: Mmctl;

  beforeAll(async () => {
    market = await Market.listen();
    mail = await MailSink.listen();
    site = await Site.open({
      env: {
        ...mail.environment,
        MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS: 'true',
        MM_SERVICESETTINGS_ENABLEBOTACCOUNTCREATION: 'true',
        MM_SERVICESETTINGS_ENABLEAPIUSERDELETION: 'true',
        MM_SERVICESETTINGS_ENABLEAPITEAMDELETION: 'true',
        MM_SERVICESETTINGS_ENABLEAPICHANNELDELETION: 'true',
        MM_SERVICESETTINGS_ENABLEOAUTHSERVICEPROVIDER: 'true',
        MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1',
        MM_PLUGINSETTINGS_MARKETPLACEURL: market.url,
        MM_PLUGINSETTINGS_ENABLEREMOTEMARKETPLACE: 'true',
        MM_PLUGINSETTINGS_ALLOWINSECUREDOWNLOADURL: 'true',
      },
    });
    market.offer(OFFERED, await packTiny(site.folder, { id: OFFERED, hooks: '' }));
    await site.rest.post('/oauth/apps', {
      name: 'Calendar',
      description: '',
      callback_urls: ['https://example.com/done'],
      homepage: 'https://example.com',
    });
    mmctl = new Mmctl(site.folder, site.dataDir);
    expect(await mmctl.logIn(site.patchbay.url)).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await site.close();
    await mail.close();
    market.close();
  });

  it.each(['plain', 'json', 'local'] as const)(
    'does what an administrator asks of it (%s)',
    async (manner) => {
      const problems: string[] = [];
      for (const { args, shows, fails = false } of verbs(manner, await places())) {
        const { code, out, err } = await mmctl.run(manner, ...args);
        const said = `${out}\n${err}`;
        const isJson = manner !== 'json' || fails || out.trim() === '' || parses(out);
        if ((code !== 0) === fails && shows.test(said) && isJson) continue;
        problems.push(`${args.join(' ')}: ${code}${isJson ? '' : ', no JSON'}\n${said.trim()}`);
      }
      expect(problems).toEqual([]);
    },
  );

  it('is told who is not there, and who may not', async () => {
    const { err } = await mmctl.run('plain', 'user', 'search', 'nobody-there');
    expect(err).toMatch(/nobody-there/);
    await site.rest.post('/users', { username: 'ordinary', email: 'o@example.com', password: PASSWORD });
    expect(await mmctl.logIn(site.patchbay.url, 'ordinary', PASSWORD)).toMatchObject({ code: 0 });
    const refused = await mmctl.run('plain', 'config', 'set', 'TeamSettings.SiteName', 'Mine');
    expect(refused.code).not.toBe(0);
    expect(
      (await site.rest.get<{ TeamSettings: { SiteName: string } }>('/config')).TeamSettings.SiteName,
    ).toBe('Patchbay');
  });

  async function places() {
    const settingsFile = join(site.folder, 'settings.json');
    writeFileSync(settingsFile, JSON.stringify({ TeamSettings: { MaxUsersPerTeam: 60 } }));
    const [team] = await site.rest.get<{ id: string }[]>('/users/me/teams');
    const square = await site.rest.get<{ id: string }>(`/teams/${team?.id ?? ''}/channels/name/town-square`);
    return {
      bundle: await packTiny(site.folder, { id: PLUGIN, hooks: '' }),
      bundleUrl: market.bundleUrl(OFFERED),
      pluginId: PLUGIN,
      offeredId: OFFERED,
      prepackagedId: 'com.patchbay.demo',
      channelId: square.id,
      settingsFile,
    };
  }
});

/** One or more JSON values, one after the other. */
function parses(out: string): boolean {
  try {
    JSON.parse(out);
    return true;
  } catch {
    return out.split(/\n(?=[{[])/).every((part) => /^[[{"]/.test(part.trim()) || part.trim() === '');
  }
}
