import { useText } from '../../i18n/use-text.ts';
import { marketplaceKinds } from '../../rest/marketplace.ts';
import type { MarketplaceItem, MarketplaceLabel } from '../../rest/marketplace.ts';

/** Who stands behind a plugin and how finished it is (contract: management §7); labels of other names stand as they came. */
export function ItemLabels({ item: { kinds, labels } }: { item: MarketplaceItem }) {
  const text = useText();
  const kindOf = ({ name }: MarketplaceLabel) => marketplaceKinds.find((kind) => kind === name.toLowerCase());
  const shown = marketplaceKinds
    .filter((kind) => kinds.includes(kind) || labels.some((label) => kindOf(label) === kind))
    .map((kind) => ({
      name: text(`market.kind.${kind}`),
      description: text(`market.kindText.${kind}`),
      url: labels.find((label) => kindOf(label) === kind)?.url ?? '',
    }));
  const others = labels.filter((label) => kindOf(label) === undefined);
  return (
    <>
      {[...shown, ...others].map(({ name, description, url }, index) =>
        url === '' ? (
          <span key={index} className="tag marketplace__label" title={description || undefined}>
            {name}
          </span>
        ) : (
          <a
            key={index}
            className="tag marketplace__label"
            href={url}
            title={description || undefined}
            target="_blank"
            rel="noopener noreferrer"
          >
            {name}
          </a>
        ),
      )}
    </>
  );
}
