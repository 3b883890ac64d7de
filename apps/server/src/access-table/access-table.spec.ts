import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startChatApp, type ChatApp } from '../fixtures/chat-app.ts';
import { allCases } from './all-cases.ts';
import { surprisesOf } from './ask-case.ts';
import { openWorld, type World } from './world.ts';

describe('who may ask what', () => {
  let app: ChatApp;
  let world: World;

  beforeAll(async () => {
    app = await startChatApp({
      MM_PLUGINSETTINGS_ENABLEUPLOADS: 'true',
      MM_PLUGINSETTINGS_ENABLEREMOTEMARKETPLACE: 'false',
      MM_SERVICESETTINGS_ENABLEOAUTHSERVICEPROVIDER: 'true',
      MM_SERVICESETTINGS_ENABLEINCOMINGWEBHOOKS: 'true',
      MM_SERVICESETTINGS_ENABLEOUTGOINGWEBHOOKS: 'true',
      MM_SERVICESETTINGS_ENABLECOMMANDS: 'true',
    });
    world = await openWorld(app);
  });
  afterAll(() => app.close());

  it.each(allCases.map((line) => [`${line.method} ${line.route}`, line] as const))('%s', async (_, line) => {
    expect(await surprisesOf(line, world)).toEqual({});
  });
});
