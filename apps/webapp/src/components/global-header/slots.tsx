import { SearchBox } from '../search/search-box.tsx';

/** Where the search stands. */
export function SearchSlot() {
  return <SearchBox />;
}

/** Where the person's picture, status and settings stand. */
export function StatusSlot() {
  return null;
}
