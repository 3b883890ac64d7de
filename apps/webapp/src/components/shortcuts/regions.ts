const REACHABLE = 'a[href], button:enabled, input:enabled, textarea:enabled, select:enabled, [tabindex="0"]';

/** The parts of the page in the order in which one goes through them, as Mattermost has it: from what is read outwards. */
const regions = [
  '#postListContent',
  '#create_post',
  '#rhsContainer',
  '.team-sidebar',
  '.sidebar__header',
  '#sidebar-left',
  '#channel-header',
  '#global-header',
  '.app-bar',
];

/** Puts the focus into the next part of the page that is there, or the one before. False while a dialog or a menu has the keys. */
export function goToRegion(step: 1 | -1): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]') !== null) {
    return false;
  }
  const shown = regions.flatMap((selector) => {
    const region = document.querySelector<HTMLElement>(selector);
    const first = region === null ? undefined : firstIn(region);
    return region === null || first === undefined ? [] : [{ region, first }];
  });
  const from = shown.findIndex(({ region }) => region.contains(document.activeElement));
  const start = from === -1 && step === -1 ? 0 : from;
  const next = shown[(start + step + shown.length) % shown.length];
  next?.first.focus();
  return next !== undefined;
}

/** In a region of posts that is their list, whose arrows go on from post to post; elsewhere what Tab comes to first. */
function firstIn(region: HTMLElement): HTMLElement | undefined {
  const inside = [...region.querySelectorAll<HTMLElement>(REACHABLE)];
  return [region, ...inside].find(
    (element) => element.tabIndex >= 0 && element.matches(REACHABLE) && (element.checkVisibility?.() ?? true),
  );
}
