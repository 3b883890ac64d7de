import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { hookMethods } from '@patchbay/contract';

import { repository } from '../start-patchbay.ts';
import { GO_BUILD_DEADLINE_MS, hasGo } from './build-go-plugin.ts';
import { channelMoments } from './channel-moments.ts';
import { draftMoments } from './draft-moments.ts';
import { fileMoments } from './file-moments.ts';
import { messageMoments } from './message-moments.ts';
import { noticeMoments } from './notice-moments.ts';
import { peopleMoments } from './people-moments.ts';
import { lifeMoments, serverMoments } from './server-moments.ts';
import { sharedMoments } from './shared-moments.ts';
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
  ...sharedMoments,
  ...lifeMoments,
};

/** Whose feature is not there; docs/reference/differences.md says why. */
const CALLED_NOWHERE = [
  'OnCloudLimitsUpdated',
  'OnSAMLLogin',
  'OnSendDailyTelemetry',
  'RunDataRetention',
  'ScheduledPostWillBeCreated',
];
/** A server alone has nobody to tell: libs/core/src/cluster tries it with several. */
const NOT_ALONE = ['OnPluginClusterEvent'];

it('tries every hook, or the reference says why it is called nowhere', () => {
  const left = Object.keys(hookMethods).filter((hook) => !(hook in moments));
  expect(left.sort()).toEqual([...CALLED_NOWHERE, ...NOT_ALONE].sort());
  const reference = readFileSync(join(repository, 'docs/reference/differences.md'), 'utf8');
  for (const hook of CALLED_NOWHERE) expect(reference).toContain(`\`${hook}\``);
});

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
