import { Text } from '../../i18n/text.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { MarketplaceBrowser } from './marketplace-browser.tsx';

/** Main Menu > Plugin Marketplace, and `/marketplace`. */
export function MarketplaceDialog({ onHide }: { onHide(): void }) {
  return (
    <Dialog title={<Text id="market.title" />} onClose={onHide}>
      <div id="modal_marketplace" className="marketplace-dialog">
        <MarketplaceBrowser isInDialog onLeave={onHide} />
      </div>
    </Dialog>
  );
}
