import { describe, expect, it } from '@jest/globals';
import { generate } from './generate.ts';

const fields = (...list: [string, string, string?][]) =>
  list.map(([name, type, json]) => ({ name, type, json }));
const struct = (...list: Parameters<typeof fields>) => ({ kind: 'struct', fields: fields(...list) });
const method = (name: string, params: object[], results: string[]) => ({
  name,
  params,
  results,
  minVersion: '5.2',
  tags: [],
});

function generated(o: { types?: object; hooks?: object[]; api?: object[] }): Map<string, string> {
  const types = { 'model.AppError': struct(), 'model.Post': struct(['Id', 'string', 'id']), ...o.types };
  return generate({
    'types.json': JSON.stringify({ module: { path: 'example.org/module', version: 'v1.2.3' }, types }),
    'hooks.json': JSON.stringify(o.hooks ?? []),
    'api.json': JSON.stringify(o.api ?? []),
    'services.json': '{}',
    'gob-registered.json': '[]',
    'hook-policies.json': '{}',
    'registry.json': '[]',
    'constants.json': '{}',
    'additions.json': '{ "types": {}, "hooks": [], "api": [] }',
  });
}

const model = (types: object) => generated({ types }).get('models.ts');

describe('models', () => {
  it('have the JSON name of a field, and the Go name where JSON has none', () => {
    const text = model({
      'model.A': struct(['Id', 'string', 'id'], ['Hidden', 'bool', '-'], ['Plain', 'int64']),
    });
    expect(text).toContain('export interface A {\n  id: string;\n  Hidden: boolean;\n  Plain: number;\n}');
  });

  it('may lack what is a pointer or any in Go', () => {
    const text = model({
      'model.A': struct(
        ['Name', '*string', 'name'],
        ['Value', 'any', 'value'],
        ['Post', '*model.Post', 'post'],
      ),
    });
    expect(text).toContain('  name?: string;\n  value?: unknown;\n  post?: Post;\n');
  });

  it('take in the fields of an embedded struct, whose own go first where names meet', () => {
    const outer = [
      { name: 'Post', type: '*model.Post', embedded: true },
      { name: 'Number', type: 'int', json: 'id' },
    ];
    expect(model({ 'model.A': { kind: 'struct', fields: outer } })).toContain(
      'export interface A {\n  id: number;\n}',
    );
  });

  it('keep an embedded struct apart that has a JSON name', () => {
    const outer = [{ name: 'Post', type: 'model.Post', json: 'post', embedded: true }];
    expect(model({ 'model.A': { kind: 'struct', fields: outer } })).toContain(
      'export interface A {\n  post: Post;\n}',
    );
  });

  it('show maps, lists, bytes and times as TypeScript has them', () => {
    const text = model({
      'time.Time': { kind: 'gobEncoder' },
      'model.Names': { kind: 'map', key: 'string', elem: '[]*model.Post' },
      'model.Numbers': { kind: 'map', key: 'int64', elem: 'any' },
      'model.Raw': { kind: 'slice', elem: 'uint8' },
      'model.A': struct(['At', 'time.Time', 'at'], ['Sum', '[4]uint8', 'sum']),
    });
    expect(text).toContain('export type Names = Record<string, Post[]>;');
    expect(text).toContain('export type Numbers = Map<number, unknown>;');
    expect(text).toContain('export type Raw = Uint8Array;');
    expect(text).toContain('  at: Date;\n  sum: number[];\n');
  });

  it('list the known values of a string type and stay open for others', () => {
    const text = model({ 'model.Kind': { kind: 'string', values: { KindB: 'b', KindA: "a'" } } });
    expect(text).toContain("export type Kind = 'a\\'' | 'b' | (string & {});");
  });

  it('put the package in front of a name that model has already', () => {
    const text = model({
      'plugin.Post': struct(['Id', 'string']),
      'model.A': struct(['Other', 'plugin.Post']),
    });
    expect(text).toContain('  Other: PluginPost;');
  });

  it('cannot be written for a type that the data lacks', () => {
    expect(() => model({ 'model.A': struct(['Other', 'model.Missing']) })).toThrow(
      'model.Missing is not in types.json',
    );
  });
});

describe('methods', () => {
  const api = (params: object[], results: string[]) =>
    generated({ api: [method('Do', params, results)] })
      .get('api.ts')
      ?.match(/^ {2}Do.*$/m)?.[0]
      .trim();
  const hook = (params: object[], results: string[]) =>
    generated({ hooks: [method('Do', params, results)] })
      .get('hooks.ts')
      ?.match(/^ {2}Do\(.*$/m)?.[0]
      .trim();

  it('throw a trailing error instead of returning it', () => {
    expect(api([], ['*model.AppError'])).toBe('Do(): Promise<void>;');
    expect(api([], ['*model.Post', 'error'])).toBe('Do(): Promise<Post>;');
  });

  it('may give nothing for a pointer that no error accompanies', () => {
    expect(api([], ['*model.Post'])).toBe('Do(): Promise<Post | undefined>;');
  });

  it('return several results as a tuple', () => {
    expect(api([], ['[]string', 'int', 'error'])).toBe('Do(): Promise<[string[], number]>;');
    expect(hook([], ['*model.Post', 'string'])).toBe('Do(): Returned<[Input<Post> | undefined, string]>;');
  });

  it('take a model with properties left out, and the rest as it is', () => {
    const params = [
      { name: 'post', type: '*model.Post' },
      { name: 'posts', type: '[]*model.Post' },
      { name: 'id', type: 'string' },
      { name: 'limit', type: '*int' },
    ];
    expect(api(params, [])).toBe(
      'Do(post: Input<Post>, posts: Input<Post[]>, id: string, limit: number | undefined): Promise<void>;',
    );
  });

  it('spread a variadic parameter', () => {
    expect(api([{ name: 'pairs', type: '[]any', variadic: true }], [])).toBe(
      'Do(...pairs: unknown[]): Promise<void>;',
    );
  });

  it('say what Go has and since when', () => {
    const text = generated({ hooks: [method('Do', [{ name: 'c', type: 'string' }], ['error'])] }).get(
      'hooks.ts',
    );
    expect(text).toContain('/** Go: `Do(c string) error`. Since 5.2. */');
  });
});
