import { afterAll, beforeAll, describe, it, jest } from '@jest/globals';

import { GO_BUILD_DEADLINE_MS, hasGo } from './build-go-plugin.ts';
import { channelMoments } from './channel-moments.ts';
import { draftMoments } from './draft-moments.ts';
import { fileMoments } from './file-moments.ts';
import { messageMoments } from './message-moments.ts';
import { noticeMoments } from './notice-moments.ts';
import { peopleMoments } from './people-moments.ts';
import { lifeMoments, serverMoments } from './server-moments.ts';
import { Stage } from './stage.ts';

jest.setTimeout(GO_BUILD_DEADLINE_MS);

const moments = {
  ...messageMoments,
  ...draftMoments,
  ...noticeMoments,
  ...channelMoments,
  ...peopleMoments,
  ...fileMoments,
  ...serverMoments,
  ...lifeMoments,
};

describe('hooks', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(async () => {
    await stage.close();
  });

  const each = (kind: 'go' | 'ts') => {
    it.each(Object.keys(moments) as (keyof typeof moments)[])('%s', async (hook) => {
      const plugin = stage.plugins[kind];
      await plugin.forget();
      await moments[hook]?.(stage, plugin);
      await plugin.forget();
    });
  };
  describe('of a plugin in TypeScript', () => each('ts'));
  (hasGo ? describe : describe.skip)('of a plugin in Go (needs go)', () => each('go'));
});
