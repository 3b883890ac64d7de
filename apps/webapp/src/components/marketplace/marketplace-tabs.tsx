import type { KeyboardEvent } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';

export type MarketplaceTab = 'all' | 'installed';

const tabs: readonly MarketplaceTab[] = ['all', 'installed'];

interface MarketplaceTabsProps {
  tab: MarketplaceTab;
  panelId: string;
  counts: Readonly<Record<MarketplaceTab, number | undefined>>;
  onChange(tab: MarketplaceTab): void;
}

export function MarketplaceTabs({ tab, panelId, counts, onChange }: MarketplaceTabsProps) {
  const text = useText();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const next = tab === 'all' ? 'installed' : 'all';
      onChange(next);
      document.getElementById(`marketplace-tab-${next}`)?.focus();
    }
  };
  return (
    <div className="marketplace__tabs" role="tablist" aria-label={text('market.tabs')} onKeyDown={onKeyDown}>
      {tabs.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`marketplace-tab-${each}`}
          className="marketplace__tab"
          aria-selected={each === tab}
          aria-controls={panelId}
          tabIndex={each === tab ? 0 : -1}
          onClick={() => onChange(each)}
        >
          <Text id={`market.tab.${each}`} />
          {counts[each] !== undefined && <span className="count">{counts[each]}</span>}
        </button>
      ))}
    </div>
  );
}
