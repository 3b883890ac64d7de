import { describe, expect, it } from '@jest/globals';
import { parseManifest } from './parse-manifest.ts';
import { validateManifest } from './validate-manifest.ts';

const GOOD = { id: 'com.example.plugin', name: 'Plugin', version: '1.2.3' };

const issues = (fields: object): { severity: string; path: string }[] =>
  validateManifest(parseManifest(JSON.stringify({ ...GOOD, ...fields }), 'json'));
const errors = (fields: object): string[] =>
  issues(fields)
    .filter(({ severity }) => severity === 'error')
    .map(({ path }) => path);
const warnings = (fields: object): string[] =>
  issues(fields)
    .filter(({ severity }) => severity === 'warning')
    .map(({ path }) => path);
const settings = (...list: object[]): object => ({
  settings_schema: { settings: list.map((setting, index) => ({ key: `k${String(index)}`, ...setting })) },
});

describe('validateManifest', () => {
  it.each<[string, object]>([
    ['the least there is', {}],
    ['an id of 3 characters', { id: 'a-b' }],
    ['an id of 190 characters', { id: 'a'.repeat(190) }],
    ['an id with each kind of character', { id: 'A9-_.z' }],
    [
      'addresses',
      { homepage_url: 'http://a', support_url: 'https://a.example/b?c', release_notes_url: 'https://a:1/' },
    ],
    ['empty addresses', { homepage_url: '', support_url: '' }],
    [
      'versions with parts after the three numbers',
      { version: '1.0.0-rc1+b2', min_server_version: '10.11.0' },
    ],
    ['an SVG icon', { icon_path: 'assets/icon.svg' }],
    ['a program per platform', { server: { executables: { 'linux-amd64': 'server/a', 'plan9-mips': 'b' } } }],
    ['a Python script', { server: { executable: 'plugin.py', runtime: 'python' } }],
    ['a script for the Node runtime', { server: { executable: './server/main.js', runtime: 'node' } }],
    ['a web half', { webapp: { bundle_path: 'webapp/dist/main.js' } }],
    [
      'each setting type',
      settings(
        ...['bool', 'dropdown', 'generated', 'radio', 'text', 'longtext', 'number', 'username', 'custom'].map(
          (type) => ({ type }),
        ),
      ),
    ],
    [
      'placeholders where they mean something',
      settings(
        ...['generated', 'text', 'longtext', 'number', 'username', 'custom'].map((type) => ({
          type,
          placeholder: 'x',
        })),
      ),
    ],
    [
      'options where they mean something',
      settings(
        ...['radio', 'dropdown'].map((type) => ({ type, options: [{ display_name: 'A', value: 'a' }] })),
      ),
    ],
    ['the help text of a generated value', settings({ type: 'generated', regenerate_help_text: 'x' })],
    ['any hosting hint', settings({ type: 'text', hosting: 'anywhere' })],
    ['a section', { settings_schema: { sections: [{ key: 's', settings: [{ key: 'a', type: 'text' }] }] } }],
  ])('accepts %s', (_, fields) => {
    expect(issues(fields)).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['no id', { id: '' }, ['id']],
    ['an id of 2 characters', { id: 'ab' }, ['id']],
    ['an id of 191 characters', { id: 'a'.repeat(191) }, ['id']],
    ['an id with a slash', { id: 'a/../b' }, ['id']],
    ['an id with a line end', { id: 'abc\n' }, ['id']],
    ['an id outside ASCII', { id: 'plügin' }, ['id']],
    ['no name', { name: '' }, ['name']],
    ['a blank name', { name: ' \t' }, ['name']],
    [
      'addresses of other schemes',
      { homepage_url: 'ftp://a', support_url: 'mailto:a@b', release_notes_url: 'javascript:x' },
      ['homepage_url', 'support_url', 'release_notes_url'],
    ],
    [
      'addresses without a host',
      { homepage_url: 'http://', support_url: 'https:///path', release_notes_url: '//a' },
      ['homepage_url', 'support_url', 'release_notes_url'],
    ],
    ['a version with a v', { version: 'v1.2.3' }, ['version']],
    ['a version without a part', { version: '1.2' }, ['version']],
    ['a version with spaces', { version: ' 1.2.3' }, ['version']],
    ['a minimum server version without a part', { min_server_version: '10' }, ['min_server_version']],
    [
      'an executable outside the bundle',
      { server: { executable: '../x', executables: { 'linux-amd64': 'a/../../b' } } },
      ['server.executables.linux-amd64', 'server.executable'],
    ],
    ['a runtime that nobody knows', { server: { executable: 'x', runtime: 'ruby' } }, ['server.runtime']],
    ['a web half without a path', { webapp: {} }, ['webapp.bundle_path']],
    ['a web half whose path starts with a dot', { webapp: { bundle_path: './main.js' } }, []],
    ['a web half outside the bundle', { webapp: { bundle_path: '../main.js' } }, ['webapp.bundle_path']],
    ['a setting without a type', settings({ type: 'text' }, {}), ['settings_schema.settings[1].type']],
    [
      'a setting of an unknown type',
      settings({ type: 'text' }, { type: 'bool' }, { type: 'Text' }),
      ['settings_schema.settings[2].type'],
    ],
    [
      'the help text of a generated value elsewhere',
      settings({ type: 'text', regenerate_help_text: 'x' }),
      ['settings_schema.settings[0].regenerate_help_text'],
    ],
    [
      'placeholders elsewhere',
      settings(...['bool', 'dropdown', 'radio'].map((type) => ({ type, placeholder: 'x' }))),
      [0, 1, 2].map((n) => `settings_schema.settings[${String(n)}].placeholder`),
    ],
    [
      'options elsewhere',
      settings(
        ...['bool', 'generated', 'text', 'longtext', 'number', 'username', 'custom'].map((type) => ({
          type,
          options: [],
        })),
      ),
      [0, 1, 2, 3, 4, 5, 6].map((n) => `settings_schema.settings[${String(n)}].options`),
    ],
    [
      'options with an empty part',
      settings({
        type: 'radio',
        options: [
          { display_name: 'A', value: 'a' },
          { display_name: '', value: '' },
        ],
      }),
      ['settings_schema.settings[0].options[1].display_name', 'settings_schema.settings[0].options[1].value'],
    ],
    ['a section without a key', { settings_schema: { sections: [{}] } }, ['settings_schema.sections[0].key']],
    [
      'a bad setting in a section',
      { settings_schema: { sections: [{ key: 's', settings: [{ key: 'a', type: 'x' }] }] } },
      ['settings_schema.sections[0].settings[0].type'],
    ],
  ])('finds %s', (_, fields, paths) => {
    expect(errors(fields)).toEqual(paths);
  });

  it.each<[string, object, string[]]>([
    ['no version', { version: '' }, ['version']],
    ['a bitmap icon', { icon_path: 'icon.png' }, ['icon_path']],
    ['a server half that names no executable', { server: {} }, ['server']],
    [
      'two settings of one key',
      settings({ key: 'a', type: 'text' }, { key: 'A', type: 'bool' }),
      ['settings_schema.settings[1].key'],
    ],
    ['a setting without a key', settings({ key: '', type: 'text' }), ['settings_schema.settings[0].key']],
  ])('warns of %s, which the contract allows', (_, fields, paths) => {
    expect(warnings(fields)).toEqual(paths);
    expect(errors(fields)).toEqual([]);
  });

  it('says of each issue what to do', () => {
    for (const issue of validateManifest(parseManifest('{"webapp":{},"server":{"runtime":"x"}}', 'json'))) {
      expect(issue).toMatchObject({
        message: expect.stringMatching(/\S/),
        remedy: expect.stringMatching(/\S\.$/),
      });
    }
  });
});
