import { Text } from '../../i18n/text.tsx';
import { hasUpdate } from '../../rest/marketplace.ts';
import type { MarketplaceItem } from '../../rest/marketplace.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { ItemButtons } from './item-buttons.tsx';
import { ItemLabels } from './item-labels.tsx';
import { ItemOutcome } from './item-outcome.tsx';
import { ItemUpdate } from './item-update.tsx';

/** A plugin of the marketplace: what it is, what of it is installed, and what came of installing it. */
export function MarketplaceItemView({ item, onLeave }: { item: MarketplaceItem; onLeave?(): void }) {
  const outcome = useAppSelector((state) => state.views.marketplace.outcomes[item.id]);
  const { id, name, description, iconData, homepageUrl, installedVersion, version } = item;
  return (
    <li id={`marketplace-plugin-${id}`} className="plugin-row" data-testid={`market-item-${id}`}>
      <div className="plugin-row__icon" aria-hidden="true">
        {iconData === '' ? (
          <Icon name="power-plug-outline" />
        ) : (
          <img className="marketplace__icon" src={iconData} alt="" />
        )}
      </div>
      <div className="plugin-row__text">
        <h3>
          {homepageUrl === '' ? (
            name
          ) : (
            <a href={homepageUrl} target="_blank" rel="noopener noreferrer">
              {name}
            </a>
          )}
          <span className="plugin-row__version">{installedVersion === '' ? version : installedVersion}</span>
          <ItemLabels item={item} />
        </h3>
        {description !== '' && <p>{description}</p>}
        <code className="plugin-row__id">{id}</code>
        {outcome === undefined && hasUpdate(item) && <ItemUpdate item={item} />}
        {outcome === undefined && installedVersion === '' && item.releaseNotesUrl !== '' && (
          <p>
            <a href={item.releaseNotesUrl} target="_blank" rel="noopener noreferrer">
              <Text id="market.releaseNotes" values={{ version }} />
            </a>
          </p>
        )}
        {outcome !== undefined && <ItemOutcome item={item} outcome={outcome} />}
      </div>
      <ItemButtons item={item} isBusy={outcome?.step === 'installing'} onLeave={onLeave} />
    </li>
  );
}
