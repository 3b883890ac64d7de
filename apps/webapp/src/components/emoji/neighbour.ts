/**
 * The option that an arrow key leads to, in rows that wrap as wide as they are: the row below or above is found by where
 * things are on the page. `undefined` where the key leads nowhere or is no arrow.
 */
export function neighbour(
  options: readonly HTMLElement[],
  current: HTMLElement | null,
  key: string,
): HTMLElement | undefined {
  if (!/^Arrow/.test(key)) {
    return undefined;
  }
  const index = current === null ? -1 : options.indexOf(current);
  if (index === -1) {
    return options[0];
  }
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    return options[index + (key === 'ArrowRight' ? 1 : -1)];
  }
  const step = key === 'ArrowDown' ? 1 : -1;
  const { top, left } = place(options[index]);
  let row: number | undefined;
  let best: HTMLElement | undefined;
  for (let at = index + step; at >= 0 && at < options.length; at += step) {
    const option = options[at];
    const here = place(option);
    if (here.top === top) {
      continue;
    }
    row ??= here.top;
    if (here.top !== row) {
      break;
    }
    const isNearer = best === undefined || Math.abs(here.left - left) < Math.abs(place(best).left - left);
    best = isNearer ? option : best;
  }
  return best;
}

const place = (element: HTMLElement | undefined) => ({
  top: element?.offsetTop ?? 0,
  left: element?.offsetLeft ?? 0,
});
