import { PageHeader } from '../admin-console/page-header.tsx';
import { MarketplaceBrowser } from './marketplace-browser.tsx';

/** System Console > Plugins > Marketplace. */
export function MarketplacePage() {
  return (
    <>
      <PageHeader title="console.marketplace" intro="market.intro" />
      <div className="console__body">
        <section className="card marketplace-card">
          <MarketplaceBrowser />
        </section>
      </div>
    </>
  );
}
