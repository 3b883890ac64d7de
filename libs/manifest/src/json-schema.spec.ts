import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { manifestJsonSchema } from './json-schema.ts';

const PUBLISHED = new URL('../../../docs/reference/manifest.schema.json', import.meta.url);
const PAGE = new URL('../../../docs/reference/manifest.md', import.meta.url);

type Schema = { properties?: Record<string, Schema>; items?: Schema; description?: string; enum?: string[] };

function* fields(schema: Schema, path: string[] = []): Generator<[string, Schema]> {
  for (const [name, held] of Object.entries(schema.properties ?? {})) {
    yield [[...path, name].join('.'), held];
    yield* fields(held, [...path, name]);
  }
  if (schema.items !== undefined) yield* fields(schema.items, path);
}

describe('manifestJsonSchema', () => {
  it('is what docs/reference/manifest.schema.json holds', async () => {
    expect(JSON.parse(await readFile(PUBLISHED, 'utf8'))).toEqual(manifestJsonSchema());
  });

  it('describes every field, and the reference page names each', async () => {
    const page = await readFile(PAGE, 'utf8');
    const all = [...fields(manifestJsonSchema())];
    expect(all.length).toBeGreaterThan(35);
    for (const [path, schema] of all) {
      expect([path, schema.description]).toEqual([path, expect.stringMatching(/\.$/)]);
      expect(page).toContain(`\`${path.split('.').at(-1) ?? ''}\``);
    }
  });

  it('lists the setting types and our runtime', () => {
    const all = new Map(fields(manifestJsonSchema()));
    expect(all.get('settings_schema.settings.type')?.enum).toContain('longtext');
    expect(all.get('settings_schema.sections.settings.type')?.enum).toContain('longtext');
    expect(all.get('server.runtime')?.enum).toEqual(['node', 'python']);
  });
});
