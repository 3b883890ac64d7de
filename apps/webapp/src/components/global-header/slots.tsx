/** Where the search stands. */
export function SearchSlot() {
  return null;
}

/** Where the person's picture, status and settings stand. */
export function StatusSlot() {
  return null;
}
