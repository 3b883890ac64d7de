import { useState } from 'react';

interface Page {
  /** From 0. */
  page: number;
  /** The first entry of it, counted from 1. */
  first: number;
  back(): void;
  forward(): void;
  toFirst(): void;
}

/** Which page of a long list is shown. */
export function usePage(perPage: number): Page {
  const [page, setPage] = useState(0);
  return {
    page,
    first: page * perPage + 1,
    back: () => setPage(page - 1),
    forward: () => setPage(page + 1),
    toFirst: () => setPage(0),
  };
}
