import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { readFolder } from '../files.mjs';
import { dataFolder } from '../paths.mjs';
import { generate } from '../typescript/generate.ts';
import { mergeAdditions } from './merge-additions.ts';

const data = await readFolder(dataFolder, '.json');
const question = { name: 'question', type: 'string' };
const getAnswer = {
  name: 'GetAnswer',
  params: [question],
  results: ['string', '*model.AppError'],
  since: '0.2',
};
const asked = {
  name: 'QuestionHasBeenAsked',
  params: [{ name: 'c', type: '*plugin.Context' }, question],
  results: [],
  since: '0.2',
  policy: {
    kind: 'notify',
    deadlineMs: 30_000,
    onFailure: 'open',
    queue: { limit: 10, whenFull: 'drop-oldest' },
  },
};

function merged(additions) {
  const files = {
    ...data,
    'additions.json': JSON.stringify({ types: {}, hooks: [], api: [], ...additions }),
  };
  const result = mergeAdditions(files);
  const read = (name) => JSON.parse(result[name]);
  return {
    files,
    api: read('api.json'),
    hooks: read('hooks.json'),
    policies: read('hook-policies.json'),
    types: read('types.json').types,
  };
}

describe('additions', () => {
  it('leave the data as it is where there are none', async () => {
    expect(JSON.parse(await readFile(`${dataFolder}/api.json`, 'utf8'))).toEqual(merged({}).api);
  });

  it('stand behind the methods of the module, with wire structs as Go would letter them', () => {
    const { api, types } = merged({ api: [getAnswer] });
    expect(api.at(-1)).toEqual({
      name: 'GetAnswer',
      params: [question],
      results: ['string', '*model.AppError'],
      minVersion: 'Patchbay 0.2',
      tags: [],
      args: 'plugin.Z_GetAnswerArgs',
      returns: 'plugin.Z_GetAnswerReturns',
      addition: true,
    });
    expect(types['plugin.Z_GetAnswerArgs']).toEqual({
      kind: 'struct',
      fields: [{ name: 'A', type: 'string' }],
    });
    expect(types['plugin.Z_GetAnswerReturns']).toEqual({
      kind: 'struct',
      fields: [
        { name: 'A', type: 'string' },
        { name: 'B', type: '*model.AppError' },
      ],
    });
  });

  it('bring a hook together with its policy', () => {
    const { hooks, policies } = merged({ hooks: [asked] });
    expect(hooks.at(-1)).toMatchObject({ name: 'QuestionHasBeenAsked', addition: true });
    expect(policies['QuestionHasBeenAsked']).toEqual(asked.policy);
  });

  it('may have types of their own, under their plain name in TypeScript', () => {
    const answer = { kind: 'struct', fields: [{ name: 'Text', type: 'string', json: 'text' }] };
    const method = { ...getAnswer, results: ['*patchbay.Answer', '*model.AppError'] };
    const written = generate(merged({ types: { 'patchbay.Answer': answer }, api: [method] }).files);
    expect(written.get('models.ts')).toContain('export interface Answer {\n  text: string;\n}');
    expect(written.get('api.ts')).toContain('GetAnswer(question: string): Promise<Answer>;');
    expect(written.get('api.ts')).toContain("export type AddedApiName = 'GetAnswer';");
  });

  it.each([
    [
      'a method that the module has',
      { api: [{ ...getAnswer, name: 'GetUser' }] },
      'the Go module has it too',
    ],
    ['a method twice', { api: [getAnswer, getAnswer] }, 'is there twice'],
    ['a name that Go does not export', { api: [{ ...getAnswer, name: 'getAnswer' }] }, 'no exported name'],
    ['no first version', { api: [{ ...getAnswer, since: 'soon' }] }, '"since"'],
    ['a method that cannot fail', { api: [{ ...getAnswer, results: ['string'] }] }, 'the last result'],
    [
      'an unknown type',
      { api: [{ ...getAnswer, results: ['*model.Answer', 'error'] }] },
      'model.Answer is in',
    ],
    ['a stream', { api: [{ ...getAnswer, params: [{ name: 'r', type: 'io.Reader' }] }] }, 'io.Reader needs'],
    ['a hook without a policy', { hooks: [{ ...asked, policy: undefined }] }, 'needs a "policy"'],
    [
      'a type in a package of the module',
      { types: { 'model.Answer': { kind: 'string' } } },
      'patchbay.<Name>',
    ],
  ])('are refused by name: %s', (_, additions, reason) => {
    expect(() => merged(additions)).toThrow(`additions.json: `);
    expect(() => merged(additions)).toThrow(reason);
  });
});
