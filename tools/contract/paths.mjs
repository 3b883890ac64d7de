import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export const toolFolder = here('.');
export const dataFolder = here('../../libs/contract/data');
export const generatedFolder = here('../../libs/contract/src/generated');
export const generatorEntry = here('typescript/generate.ts');
export const contractFolder = here('../../libs/contract');
export const protoGeneratorEntry = here('proto/generate.ts');
export const referenceEntry = here('reference/pages.ts');
export const referenceFolder = here('../../docs/reference');
export const knownDifferencesFile = here('differences/known.json');
export const differencesPageFile = here('../../docs/reference/contract-differences.md');
