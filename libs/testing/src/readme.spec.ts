import { expect, it, jest } from '@jest/globals';
import { readmeExample } from './readme-example.ts';

jest.setTimeout(60_000);

it('runs the example of the README', async () => {
  const example = await readmeExample(new URL('../README.md', import.meta.url));
  expect(example.run()).toBe('tested\n');
  await example.dispose();
});
