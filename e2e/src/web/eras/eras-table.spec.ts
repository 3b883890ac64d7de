import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { repository } from '../../start-patchbay.ts';
import { erasTable } from './eras-table.ts';

describe('docs/reference/bundle-eras.md', () => {
  it('has the tools and versions that the bundles are built with', () => {
    const page = readFileSync(join(repository, 'docs/reference/bundle-eras.md'), 'utf8');
    const cells = (line: string) => line.split('|').map((cell) => cell.trim());
    const rows = page.split('\n').map((line) => cells(line).slice(1, -1));
    expect(rows.filter(([era]) => era?.startsWith('mattermost-'))).toEqual(erasTable());
  });
});
