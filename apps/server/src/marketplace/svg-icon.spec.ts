import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSvg, svgIcon } from './svg-icon.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pb-icon-'));
  mkdirSync(join(root, 'plugin'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it.each([
  '<svg/>',
  '<svg width="1">',
  '\uFEFF <?xml version="1.0"?>\n<!-- <b> --> <!DOCTYPE svg PUBLIC "x" "y">\n<SVG >',
])('takes %j for an SVG', (text) => expect(isSvg(text)).toBe(true));
it.each(['', '<html><svg/>', 'x<svg/>', '<svgx/>', '<!-- <svg/> -->', '\u0089PNG'])(
  'takes %j for none',
  (text) => expect(isSvg(text)).toBe(false),
);

it('reads nothing outside the plugin, nothing large, nothing that is no file', async () => {
  writeFileSync(join(root, 'out.svg'), '<svg/>');
  writeFileSync(join(root, 'plugin/in.svg'), '<svg/>');
  writeFileSync(join(root, 'plugin/big.svg'), `<svg>${' '.repeat(300_000)}</svg>`);
  symlinkSync(join(root, 'out.svg'), join(root, 'plugin/link.svg'));
  const icon = (path: string | undefined) => svgIcon(join(root, 'plugin'), path);
  expect(await icon('in.svg')).toBe('data:image/svg+xml;base64,PHN2Zy8+');
  expect(await icon('./x/../in.svg')).toBe('data:image/svg+xml;base64,PHN2Zy8+');
  for (const path of [
    '../out.svg',
    join(root, 'out.svg'),
    'link.svg',
    'big.svg',
    '.',
    'missing.svg',
    '',
    undefined,
  ])
    expect(await icon(path)).toBe('');
});
