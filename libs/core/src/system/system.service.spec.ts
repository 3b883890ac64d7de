import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCore } from '../fixtures/test-core.ts';

describe('facts about the installation', () => {
  let test: TestCore;
  beforeAll(async () => {
    test = await TestCore.open();
  });
  afterAll(() => test.close());

  it('tell whether the database takes a write, and leave nothing of the trial', async () => {
    expect(await test.core.system.isHealthy()).toBe(true);
    expect(await test.core.system.get('DBHealthCheck')).toBeUndefined();
  });

  it('tell which migrations made the tables', async () => {
    const [first, second] = await test.core.system.appliedMigrations();
    expect([first?.version, second?.version]).toEqual([1, 2]);
    expect(first?.name).toMatch(/Create/);
  });
});
