import type { MarketplaceItem } from '../../rest/marketplace.ts';
import type { MarketplaceTab } from './marketplace-tabs.tsx';

/** Those of a tab that a search finds: by id, or by a part of the name or the description, in any case. */
export function shownItems(
  items: readonly MarketplaceItem[],
  tab: MarketplaceTab,
  term: string,
): MarketplaceItem[] {
  const wanted = term.trim().toLowerCase();
  return items
    .filter(({ installedVersion }) => tab === 'all' || installedVersion !== '')
    .filter(
      ({ id, name, description }) =>
        id.toLowerCase() === wanted || `${name}\n${description}`.toLowerCase().includes(wanted),
    );
}
