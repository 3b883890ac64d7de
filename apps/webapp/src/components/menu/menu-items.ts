/** The items of one menu, without those of a menu inside it. */
export function menuItems(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])].filter(
    (item) => item.closest('[role="menu"]') === menu && !item.matches(':disabled'),
  );
}

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (index <= 0 ? count - 1 : index - 1),
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** Moves the focus among the items as a key says; answers whether it was such a key. */
export function moveInMenu(menu: HTMLElement | null, key: string): boolean {
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  const all = menuItems(menu);
  if (step === undefined || all.length === 0) {
    return false;
  }
  const index = all.indexOf(document.activeElement as HTMLElement);
  all[step(index, all.length)]?.focus();
  return true;
}
