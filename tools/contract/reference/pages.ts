import type { DataFiles } from '../additions/merge-additions.ts';
import { readContract } from '../contract-data.ts';
import { apiPage } from './api-page.ts';
import { hooksPage } from './hooks-page.ts';
import { modelsPage } from './models-page.ts';
import { registryPage } from './registry-page.ts';

/** The generated pages of `docs/reference`: file name to text, not formatted yet. Same data, same bytes. */
export function referencePages(files: DataFiles): Map<string, string> {
  const contract = readContract(files);
  return new Map([
    ['hooks.md', hooksPage(contract)],
    ['api.md', apiPage(contract)],
    ['models.md', modelsPage(contract)],
    ['web-registry.md', registryPage(contract)],
  ]);
}
