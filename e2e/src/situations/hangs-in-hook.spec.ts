import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { RUNNING, Site } from '../site.ts';

jest.setTimeout(180_000);

const ID = 'com.example.sleeper';
const HOOK = 'MessageWillBePosted';
const DEADLINE_MS = 300;
/** After so many timeouts in a row the breaker opens. */
const TIMEOUTS = 3;

describe('a transform hook that sleeps for ever', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    await site.rest.put('/config/patch', { PatchbaySettings: { HookDeadlines: { [HOOK]: DEADLINE_MS } } });
  });
  afterAll(() => site.close());

  const sleeper = {
    id: ID,
    head: 'let active = false;',
    hooks: `
      OnActivate: () => { active = true; },
      ${HOOK}: () => new Promise(() => undefined),
      OnConfigurationChange: () => (active ? new Promise(() => undefined) : undefined),`,
  };

  it('holds nobody up under an open policy: it is left out, then passed over, and this is said', async () => {
    await site.run(sleeper);
    for (let post = 1; post <= TIMEOUTS + 2; post += 1)
      expect(await site.say(`post ${post}`)).toMatchObject({ message: `post ${post}` });
    expect(messages()).toContainEqual(expect.stringMatching(`^${HOOK} of plugin ${ID} .*(time|answer)`));
    expect(await site.status(ID)).toMatchObject({ state: RUNNING, details: { passed_over: [HOOK] } });
  });

  it('does not keep settings from being saved', async () => {
    const answer = await site.rest.answer('PUT', '/config/patch', { TeamSettings: { MaxUsersPerTeam: 77 } });
    expect(answer.status).toBe(200);
  });

  it('lets nothing pass under a closed policy, whether it is asked or its breaker is open', async () => {
    await site.rest.put('/config/patch', {
      PatchbaySettings: { HookPolicies: { [ID]: { [HOOK]: 'closed' } } },
    });
    await site.rest.post(`/plugins/${ID}/disable`);
    await site.run(sleeper);
    for (let post = 1; post <= TIMEOUTS + 2; post += 1)
      await expect(site.say(`refused ${post}`)).rejects.toThrow(
        new RegExp(`POST /posts: (4|5)\\d\\d .*${ID}`),
      );
    expect(await site.status(ID)).toMatchObject({ state: RUNNING, details: { passed_over: [HOOK] } });

    await site.rest.post(`/plugins/${ID}/disable`);
    expect(await site.say('free again')).toMatchObject({ message: 'free again' });
  });

  const messages = (): string[] => site.log(ID).map(({ msg }) => msg);
});
