/** All plugins in the order in which hooks ask them: those that are named first, then the others by id. */
export function wholeOrder(named: readonly string[], installed: readonly string[]): string[] {
  const others = installed.filter((id) => !named.includes(id)).sort();
  return [...named, ...others];
}

/** The order with one plugin at the place of another: before it when it comes from behind, else after it. */
export function moved(order: readonly string[], id: string, to: string): string[] {
  const from = order.indexOf(id);
  const target = order.indexOf(to);
  if (from === -1 || target === -1 || from === target) {
    return [...order];
  }
  const rest = order.filter((each) => each !== id);
  const at = rest.indexOf(to) + (from < target ? 1 : 0);
  return [...rest.slice(0, at), id, ...rest.slice(at)];
}

/** As few names as it takes to have that order: those at the end that stand by id anyway need none. */
export function namesFor(order: readonly string[]): string[] {
  let needed = order.length;
  while (needed > 0 && isById(order.slice(needed - 1))) {
    needed -= 1;
  }
  return order.slice(0, needed);
}

const isById = (ids: readonly string[]) => ids.every((id, at) => at === 0 || (ids[at - 1] ?? '') < id);
