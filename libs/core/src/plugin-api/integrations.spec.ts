import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openKit, type ApiCase, type Kit } from './fixtures/case.ts';
import { integrationCases } from './fixtures/integrations.cases.ts';
import { propertyCases } from './fixtures/properties.cases.ts';

const cases = { ...propertyCases, ...integrationCases };

describe('the API of properties, commands, applications and licences', () => {
  let kit: Kit;

  beforeAll(async () => {
    kit = await openKit();
  });
  afterAll(() => kit.test.close());

  describe.each(Object.entries(cases) as [string, ApiCase][])('%s', (_name, each) => {
    it('does what it says', () => each.effect(kit));
    for (const [what, [call, refused]] of Object.entries(each.refusals ?? {}))
      it(`refuses ${what}`, async () => {
        await expect(call(kit)).rejects.toMatchObject(refused);
      });
  });
});
