import { describe, expect, it } from '@jest/globals';
import { productOfPath } from './current-product.ts';
import type { ProductEntry } from './current-product.ts';
import { inScope } from './in-scope.ts';

const product = (id: string, baseURL: string) => ({ id, pluginId: `plugin-${id}`, baseURL }) as ProductEntry;

describe('productOfPath', () => {
  const products = [product('boards', '/boards'), product('root', '/')];

  it.each([
    ['/boards', 'boards'],
    ['/boards/team/1', 'boards'],
    ['/boardsandmore', undefined],
    ['/home/channels/town-square', undefined],
  ])('%s is of %s', (path, id) => {
    expect(productOfPath(products, path)?.id).toBe(id);
  });
});

describe('inScope', () => {
  const boards = product('boards', '/boards');

  it.each([
    ['nothing said, in channels', undefined, undefined, true],
    ['nothing said, in a product', null, boards, false],
    ['the product by its id', 'boards', boards, true],
    ['the product by its plugin', ['plugin-boards'], boards, true],
    ['another product', 'other', boards, false],
    ['a product, in channels', 'boards', undefined, false],
    ['channels and a product, in channels', [null, 'boards'], undefined, true],
    ['everything', '*', boards, true],
  ])('%s', (_what, scope, current, expected) => {
    expect(inScope(scope, current)).toBe(expected);
  });
});
