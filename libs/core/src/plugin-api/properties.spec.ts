import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openKit, type ApiCase, type Kit } from './fixtures/case.ts';
import { propertyCases } from './fixtures/properties.cases.ts';

describe('the API of properties', () => {
  let kit: Kit;

  beforeAll(async () => {
    kit = await openKit();
  });
  afterAll(() => kit.test.close());

  describe.each(Object.entries(propertyCases) as [string, ApiCase][])('%s', (_name, each) => {
    it('does what it says', () => each.effect(kit));
    for (const [what, [call, refused]] of Object.entries(each.refusals ?? {}))
      it(`refuses ${what}`, async () => {
        await expect(call(kit)).rejects.toMatchObject(refused);
      });
  });
});
