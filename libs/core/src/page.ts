/** Page of a listing: `page` counts from 0. */
export interface Page {
  readonly page: number;
  readonly perPage: number;
}

/** As the repositories' queries want it. */
export function skipAndTake(page: Page): { skip: number; take: number } {
  return { skip: page.page * page.perPage, take: page.perPage };
}
