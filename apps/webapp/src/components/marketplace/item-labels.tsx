import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { MarketplaceItem } from '../../rest/marketplace.ts';

/** Who stands behind a plugin and how finished it is (contract: management §7). */
export function ItemLabels({ item }: { item: MarketplaceItem }) {
  const text = useText();
  return (
    <>
      {item.isOfficial && (
        <span className="tag" title={text('market.officialText')}>
          <Text id="market.official" />
        </span>
      )}
      {item.labels.map(({ name, description, url }, index) =>
        url === '' ? (
          <span key={index} className="tag" title={description || undefined}>
            {name.toUpperCase()}
          </span>
        ) : (
          <a
            key={index}
            className="tag"
            href={url}
            title={description || undefined}
            target="_blank"
            rel="noopener noreferrer"
          >
            {name.toUpperCase()}
          </a>
        ),
      )}
    </>
  );
}
