import type { CoreCommon } from '../core-common.ts';
import type { Repositories } from '../repositories.ts';
import { SearchRepository } from './search.repository.ts';
import { SearchService } from './search.service.ts';

export interface SearchServices {
  readonly search: SearchService;
}

/** Puts the search together. */
export function openSearch({ common, rows }: { common: CoreCommon; rows: Repositories }): SearchServices {
  return { search: new SearchService({ ...rows, ...common, search: new SearchRepository(common.database) }) };
}
