import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { useEffect, useState } from 'react';
import { loadMarketplace } from '../../actions/marketplace.ts';
import { fetchPlugins } from '../../actions/plugin-management.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { outcomesForgotten } from '../../store/views/marketplace.ts';
import { Icon } from '../elements/icon.tsx';
import { LoadedView } from '../answers/loaded-view.tsx';
import { MarketplaceList } from './marketplace-list.tsx';
import { MarketplaceSwitchedOff } from './marketplace-switched-off.tsx';
import { MarketplaceTabs } from './marketplace-tabs.tsx';
import type { MarketplaceTab } from './marketplace-tabs.tsx';
import { shownItems } from './shown-items.ts';

const SWITCHED_OFF = 'app.plugin.marketplace_disabled.app_error';
const PANEL_ID = 'marketplace-items';

interface MarketplaceBrowserProps {
  /** The search has the focus then. */
  isInDialog?: boolean;
  /** Whoever follows a link to a page is done here. */
  onLeave?(): void;
}

/** What the marketplace has, what is installed, and what can be done about it. */
export function MarketplaceBrowser({ isInDialog = false, onLeave }: MarketplaceBrowserProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const { listing, error } = useAppSelector((state) => state.views.marketplace);
  const { EnableMarketplace, PluginsEnabled } = useAppSelector(getConfig);
  const [tab, setTab] = useState<MarketplaceTab>('all');
  const [term, setTerm] = useState('');

  useEffect(() => {
    void dispatch(loadMarketplace());
    void dispatch(fetchPlugins());
  }, [dispatch, EnableMarketplace, PluginsEnabled]);
  useEffect(() => () => void dispatch(outcomesForgotten()), [dispatch]);

  if (error?.serverErrorId === SWITCHED_OFF) {
    return <MarketplaceSwitchedOff onLeave={onLeave} />;
  }
  const reload = () => void dispatch(loadMarketplace());
  return (
    <>
      <input
        id="searchMarketplaceTextbox"
        className="form-control"
        type="search"
        data-autofocus={isInDialog || undefined}
        placeholder={text('market.search')}
        aria-label={text('market.search')}
        value={term}
        onChange={(event) => setTerm(event.target.value)}
      />
      <MarketplaceTabs
        tab={tab}
        panelId={PANEL_ID}
        counts={{
          all: listing && shownItems(listing.items, 'all', term).length,
          installed: listing && shownItems(listing.items, 'installed', term).length,
        }}
        onChange={setTab}
      />
      <div id={PANEL_ID} role="tabpanel" aria-labelledby={`marketplace-tab-${tab}`} tabIndex={-1}>
        {listing !== undefined && listing.failure !== '' && (
          <div className="marketplace__offline" role="status" title={listing.failure}>
            <Icon name="wifi-off" />
            <Text id="market.offline" />
            <button type="button" className="link-button" onClick={reload}>
              <Text id="error.again" />
            </button>
          </div>
        )}
        <LoadedView loaded={{ data: listing, error, reload }}>
          {({ items }) => (
            <MarketplaceList
              items={shownItems(items, tab, term)}
              tab={tab}
              term={term.trim()}
              onLeave={onLeave}
            />
          )}
        </LoadedView>
      </div>
    </>
  );
}
