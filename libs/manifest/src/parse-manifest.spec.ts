import { describe, expect, it } from '@jest/globals';
import { ManifestError } from './errors.ts';
import { parseManifest } from './parse-manifest.ts';

const failure = (text: string, format: 'json' | 'yaml'): ManifestError => {
  try {
    parseManifest(text, format);
  } catch (error) {
    if (error instanceof ManifestError) return error;
    throw error;
  }
  throw new Error('the manifest was accepted');
};

describe('parseManifest', () => {
  it('reads JSON, lower-cases the id and leaves out keys that nobody knows', () => {
    const manifest = parseManifest(
      JSON.stringify({
        id: 'Com.Example.Plugin',
        name: 'Plugin',
        required_configuration: 1,
        webapp: { bundle_path: 'a.js', x: 1 },
      }),
      'json',
    );
    expect(manifest).toEqual({
      id: 'com.example.plugin',
      name: 'Plugin',
      version: '',
      webapp: { bundle_path: 'a.js' },
    });
  });

  it('reads the same manifest from YAML', () => {
    const fields = {
      id: 'com.example.plugin',
      name: 'Plugin',
      version: '1.2.3',
      server: { executables: { 'linux-amd64': 'server/plugin' }, runtime: 'node' },
      settings_schema: {
        settings: [
          {
            key: 'k',
            type: 'radio',
            hosting: 'cloud',
            secret: true,
            options: [{ display_name: 'A', value: 'a' }],
          },
        ],
        sections: [{ key: 's', custom: true, fallback: true, settings: [] }],
      },
      props: { nested: { n: 1, none: null } },
    };
    const yaml = `
id: com.example.plugin
name: Plugin
version: 1.2.3
server:
  executables: {linux-amd64: server/plugin}
  runtime: node
settings_schema:
  settings:
    - {key: k, type: radio, hosting: cloud, secret: true, options: [{display_name: A, value: a}]}
  sections:
    - {key: s, custom: true, fallback: true, settings: []}
props: {nested: {n: 1, none: null}}
`;
    expect(parseManifest(yaml, 'yaml')).toEqual(parseManifest(JSON.stringify(fields), 'json'));
    expect(parseManifest(yaml, 'yaml').props).toEqual(fields.props);
  });

  it('takes null as left out and field names in any case, as a Go decoder does, but not inside props', () => {
    const manifest = parseManifest('{"ID":"abc","Name":"x","description":null,"props":{"ID":null}}', 'json');
    expect(manifest).toEqual({ id: 'abc', name: 'x', version: '', props: { ID: null } });
  });

  it('prefers the exact field name to another case of it', () => {
    expect(parseManifest('{"ID":"other","id":"exact"}', 'json').id).toBe('exact');
  });

  it('keeps the written characters of a YAML number in a text field, and the number in a default', () => {
    const manifest = parseManifest(
      'id: abc\nversion: 1.10\nsettings_schema: {settings: [{key: k, type: radio, default: 1.5, options: [{display_name: yes, value: 010}]}]}',
      'yaml',
    );
    expect(manifest.version).toBe('1.10');
    const [setting] = manifest.settings_schema?.settings ?? [];
    expect(setting?.default).toBe(1.5);
    expect(setting?.options).toEqual([{ display_name: 'yes', value: '010' }]);
  });

  it('names the exact path of a field of the wrong type, of each of them', () => {
    const error = failure(
      JSON.stringify({
        id: 'abc',
        settings_schema: { settings: [{ key: 'a' }, { key: 'b' }, { type: 5 }] },
        webapp: [],
      }),
      'json',
    );
    expect(error.code).toBe('manifest-malformed');
    expect(error.issues.map((issue) => issue.path)).toEqual(['webapp', 'settings_schema.settings[2].type']);
    expect(error.message).toBe('plugin.json: webapp must be an object (and 1 more). Write an object there.');
  });

  it.each([
    ['json', '{"id": "abc",}'],
    ['json', ''],
    ['yaml', 'id: [abc'],
    ['yaml', 'id: abc\nid: abd'],
  ] as const)('refuses %s that is none: %j', (format, text) => {
    const error = failure(text, format);
    expect(error.code).toBe('manifest-malformed');
    expect(error.message).toContain(`is not valid ${format.toUpperCase()}`);
    expect(error.cause).toBeInstanceOf(Error);
  });

  it('refuses a document that multiplies itself through aliases', () => {
    const levels = Array.from(
      { length: 9 },
      (_, n) =>
        `l${String(n + 1)}: &l${String(n + 1)} [${'*lN,'.repeat(9).replaceAll('lN', `l${String(n)}`)}]`,
    );
    const bomb = ['props:', '  l0: &l0 [x]', ...levels.map((line) => `  ${line}`)].join('\n');
    expect(failure(bomb, 'yaml').code).toBe('manifest-malformed');
  });

  it('keeps a __proto__ key from reaching the prototype', () => {
    const manifest = parseManifest(
      '{"id":"abc","server":{"executables":{"__proto__":"x"}},"__proto__":{"polluted":1}}',
      'json',
    );
    expect(Object.getPrototypeOf(manifest.server?.executables ?? {})).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
