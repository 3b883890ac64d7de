import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepackagedFolders } from './folders.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'pb-folders-')));
  for (const path of ['work/a/b', 'app/server/dist']) mkdirSync(join(root, path), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const find = (given?: string) =>
  prepackagedFolders(given, join(root, 'work/a/b'), join(root, 'app/server/dist')).map(
    ({ path, shipped }) => `${path.slice(root.length + 1)}${shipped ? ' shipped' : ''}`,
  );
const make = (path: string) => mkdirSync(join(root, path, 'prepackaged_plugins'), { recursive: true });

it('is none where there is none', () => expect(find()).toEqual([]));

it.each(['work/a/b', 'work/a', 'work', '.', 'app/server', 'app'])('is found in %s', (path) => {
  make(path);
  expect(find().map((each) => each.split(' ')[0])).toEqual([join(path, 'prepackaged_plugins')]);
});

it('is looked for from the working directory first, nearest first', () => {
  for (const path of ['work', 'work/a', 'app']) make(path);
  expect(find()).toEqual(['work/a/prepackaged_plugins']);
});

it('trusts to be shipped only what lies with the program, once', () => {
  make('app/server/dist');
  expect(find()).toEqual(['app/server/dist/prepackaged_plugins shipped']);
  make('work/a');
  expect(find()).toEqual(['app/server/dist/prepackaged_plugins shipped', 'work/a/prepackaged_plugins']);
});

it('does not take its own folder for another when it is found on another way', () => {
  make('app/server/dist');
  symlinkSync(join(root, 'app/server/dist/prepackaged_plugins'), join(root, 'work/prepackaged_plugins'));
  expect(find()).toEqual(['app/server/dist/prepackaged_plugins shipped']);
});

it('is the one that was given and no other, and is not shipped', () => {
  make('app/server/dist');
  expect(find('mine')).toEqual(['work/a/b/mine']);
});
