import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { MarketplaceItem } from '../../rest/marketplace.ts';
import { useAppSelector } from '../../store/hooks.ts';
import type { MarketplaceOutcome } from '../../store/views/marketplace.ts';
import { InstallOutcome } from '../admin-console/install-outcome.tsx';

interface ItemOutcomeProps {
  item: MarketplaceItem;
  outcome: MarketplaceOutcome;
}

const nothing = () => undefined;

/** That it is being installed, that it was, or why not. How far the server is with fetching it, it does not tell. */
export function ItemOutcome({ item, outcome }: ItemOutcomeProps) {
  const text = useText();
  const isActive = useAppSelector((state) => state.entities.admin.plugins?.[item.id]?.active === true);
  if (outcome.step === 'installing') {
    return (
      <div className="upload-progress">
        <div role="status">
          <Text id="market.fetching" values={{ name: item.name }} />
        </div>
        <progress aria-label={text('market.fetching', { name: item.name })} />
      </div>
    );
  }
  const source = { kind: 'url' as const, url: item.id };
  const state =
    outcome.step === 'done'
      ? { step: outcome.step, source, plugin: outcome.plugin }
      : { step: outcome.step, source, error: outcome.error };
  return (
    <div className="marketplace__outcome">
      <InstallOutcome state={state} onOverwrite={nothing} onCancel={nothing} />
      {outcome.step === 'done' && !isActive && (
        <p className="hint">
          <Text id="market.nowEnable" />
        </p>
      )}
    </div>
  );
}
