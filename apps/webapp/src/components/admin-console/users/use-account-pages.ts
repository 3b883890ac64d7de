import { useCallback, useState } from 'react';
import { countAccounts, listAccounts } from '../../../rest/accounts.ts';
import type { Account, AccountFilter } from '../../../rest/accounts.ts';
import { useLoaded } from '../../answers/use-loaded.ts';
import { useSettled } from '../../answers/use-settled.ts';

const PAGE_SIZE = 25;

/** The accounts that fit, a page at a time: the server counts pages by the account that the last one ended with. */
export function useAccountPages(wanted: AccountFilter) {
  const filter = useSettled(wanted);
  const [place, setPlace] = useState<{ filter: AccountFilter; ends: readonly Account[] }>({
    filter,
    ends: [],
  });
  // Another filter begins at the beginning.
  const ends = place.filter === filter ? place.ends : noEnds;
  const after = ends.at(-1);
  const load = useCallback(
    async (signal: AbortSignal) => {
      const [accounts, total] = await Promise.all([
        listAccounts(filter, after, PAGE_SIZE, signal),
        countAccounts(filter, signal),
      ]);
      return { accounts, total };
    },
    [filter, after],
  );
  const loaded = useLoaded(load);
  const end = loaded.data?.accounts.at(-1);
  return {
    loaded,
    /** Counted from 1. */
    first: ends.length * PAGE_SIZE + 1,
    back: () => setPlace({ filter, ends: ends.slice(0, -1) }),
    forward: () => (end === undefined ? undefined : setPlace({ filter, ends: [...ends, end] })),
  };
}

const noEnds: readonly Account[] = [];
