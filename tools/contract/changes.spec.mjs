import { describe, expect, it } from '@jest/globals';
import { changesBetween } from './changes.mjs';

const files = (hooks, fields) => ({
  'hooks.json': JSON.stringify(hooks.map((name) => ({ name }))),
  'api.json': '[]',
  'gob-registered.json': '[]',
  'types.json': JSON.stringify({ types: { 'model.Post': { kind: 'struct', fields } } }),
});
const field = (name, type = 'string') => ({ name, type });

describe('changes between two descriptions', () => {
  it('are none when nothing changed', () => {
    expect(changesBetween(files(['A'], [field('Id')]), files(['A'], [field('Id')]))).toEqual([]);
  });

  it('name what came, went and changed', () => {
    const before = files(['A', 'B'], [field('Id'), field('Old')]);
    const after = files(['B', 'C'], [field('Id', 'int64'), field('New')]);
    expect(changesBetween(before, after)).toEqual([
      'removed hook A',
      'added hook C',
      'changed field model.Post.Id',
      'added field model.Post.New',
      'removed field model.Post.Old',
    ]);
  });

  it('say when only the order of fields changed, which gob cares about', () => {
    const [id, type] = [field('Id'), field('Type')];
    expect(changesBetween(files([], [id, type]), files([], [type, id]))).toEqual([
      'reordered fields of model.Post',
    ]);
  });

  it('name constants by themselves, whatever their group', () => {
    const constants = (...list) => ({
      ...files([], []),
      'constants.json': JSON.stringify(Object.assign({}, ...list)),
    });
    const before = constants({ Post: { PostTypeMe: 'me' } });
    const after = constants({ Post: { PostTypeMe: 'I' } }, { Role: { AdminRoleId: 'admin' } });
    expect(changesBetween(before, after)).toEqual([
      'added constant AdminRoleId',
      'changed constant PostTypeMe',
    ]);
  });

  it('treat a missing description as empty', () => {
    expect(changesBetween({}, files(['A'], []))).toEqual(['added hook A', 'added type model.Post']);
  });
});
