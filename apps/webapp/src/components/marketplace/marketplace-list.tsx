import { Text } from '../../i18n/text.tsx';
import type { MarketplaceItem } from '../../rest/marketplace.ts';
import { Icon } from '../elements/icon.tsx';
import { MarketplaceItemView } from './marketplace-item-view.tsx';
import type { MarketplaceTab } from './marketplace-tabs.tsx';

interface MarketplaceListProps {
  items: readonly MarketplaceItem[];
  tab: MarketplaceTab;
  term: string;
  onLeave?(): void;
}

export function MarketplaceList({ items, tab, term, onLeave }: MarketplaceListProps) {
  if (items.length === 0) {
    return (
      <div className="empty" role="status">
        <Icon name="power-plug-outline" />
        <p>
          {term === '' ? (
            <Text id={tab === 'installed' ? 'market.noneInstalled' : 'market.none'} />
          ) : (
            <Text id="market.nothingFound" values={{ term }} />
          )}
        </p>
      </div>
    );
  }
  return (
    <ul className="plugin-list">
      {items.map((item) => (
        <MarketplaceItemView key={item.id} item={item} onLeave={onLeave} />
      ))}
    </ul>
  );
}
