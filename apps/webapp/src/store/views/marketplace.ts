import type { UnknownAction } from 'redux';
import type { ActionError } from '../../actions/result.ts';
import type { InstalledPlugin } from '../../rest/install-plugin.ts';
import type { MarketplaceListing } from '../../rest/marketplace.ts';

const LISTED = 'PATCHBAY_MARKETPLACE_LISTED';
const NOT_LISTED = 'PATCHBAY_MARKETPLACE_NOT_LISTED';
const INSTALLING = 'PATCHBAY_MARKETPLACE_INSTALLING';
const INSTALLED = 'PATCHBAY_MARKETPLACE_INSTALLED';
const NOT_INSTALLED = 'PATCHBAY_MARKETPLACE_NOT_INSTALLED';
const FORGOTTEN = 'PATCHBAY_MARKETPLACE_OUTCOMES_FORGOTTEN';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';

/** What became of an install. */
export type MarketplaceOutcome =
  { step: 'installing' } | { step: 'done'; plugin: InstalledPlugin } | { step: 'failed'; error: ActionError };

interface MarketplaceState {
  /** Undefined until the server has answered. */
  listing?: MarketplaceListing;
  /** Why the newest answer did not come. */
  error?: ActionError;
  /** By plugin id. */
  outcomes: Readonly<Record<string, MarketplaceOutcome>>;
}

const initialState: MarketplaceState = { outcomes: {} };

/** The marketplace as the dialog and the System Console show it; an install goes on when both are closed. */
export function marketplace(
  state: MarketplaceState | undefined = initialState,
  action: UnknownAction,
): MarketplaceState {
  const withOutcome = (outcome: MarketplaceOutcome) => ({
    ...state,
    outcomes: { ...state.outcomes, [String(action.id)]: outcome },
  });
  switch (action.type) {
    case LISTED:
      return { ...state, listing: action.listing as MarketplaceListing, error: undefined };
    case NOT_LISTED:
      return { ...state, error: action.error as ActionError };
    case INSTALLING:
      return withOutcome({ step: 'installing' });
    case INSTALLED:
      return withOutcome({ step: 'done', plugin: action.plugin as InstalledPlugin });
    case NOT_INSTALLED:
      return withOutcome({ step: 'failed', error: action.error as ActionError });
    case FORGOTTEN: {
      const running = Object.entries(state.outcomes).filter(([, { step }]) => step === 'installing');
      return { ...state, outcomes: Object.fromEntries(running) };
    }
    case LOGOUT_SUCCESS:
      return initialState;
    default:
      return state;
  }
}

export const marketplaceListed = (listing: MarketplaceListing) => ({ type: LISTED, listing });
export const marketplaceNotListed = (error: ActionError) => ({ type: NOT_LISTED, error });
export const installBegan = (id: string) => ({ type: INSTALLING, id });
export const installSucceeded = (id: string, plugin: InstalledPlugin) => ({ type: INSTALLED, id, plugin });
export const installFailed = (id: string, error: ActionError) => ({ type: NOT_INSTALLED, id, error });
/** What is under way stays. */
export const outcomesForgotten = () => ({ type: FORGOTTEN });
