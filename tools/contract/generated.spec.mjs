import { describe, expect, it } from '@jest/globals';
import { readFolder } from './files.mjs';
import { dataFolder, generatedFolder } from './paths.mjs';
import { generate } from './typescript/generate.ts';

describe('the generated TypeScript of the contract', () => {
  it('is what the data gives: after a change of data, run node tools/contract/main.mjs --typescript', async () => {
    const written = await readFolder(generatedFolder, '.ts');
    const expected = generate(await readFolder(dataFolder, '.json'));
    expect(Object.keys(written).sort()).toEqual([...expected.keys()].sort());
    for (const [name, text] of expected)
      expect({ name, same: written[name] === text }).toEqual({ name, same: true });
  });

  it('changes with the data', async () => {
    const data = await readFolder(dataFolder, '.json');
    const changed = { ...data, 'hooks.json': data['hooks.json'].replace('"OnInstall"', '"OnInstalled"') };
    expect(generate(changed).get('hooks.ts')).not.toBe(generate(data).get('hooks.ts'));
  });
});
