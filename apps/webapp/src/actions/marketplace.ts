import { installFromMarketplace, listMarketplace } from '../rest/marketplace.ts';
import type { MarketplaceItem } from '../rest/marketplace.ts';
import type { AppThunk } from '../store/store.ts';
import {
  installBegan,
  installFailed,
  installSucceeded,
  marketplaceListed,
  marketplaceNotListed,
} from '../store/views/marketplace.ts';
import { guarded } from './guarded.ts';
import { changePlugins } from './plugin-management.ts';

/** Asks what there is; the answer is in `state.views.marketplace`. */
export function loadMarketplace(): AppThunk<Promise<void>> {
  return async (dispatch) => {
    const { data, error } = await dispatch(guarded(() => listMarketplace()));
    dispatch(error === undefined ? marketplaceListed(data) : marketplaceNotListed(error));
  };
}

/** Installs, or brings up to date; one install of an id at a time. */
export function installItem(item: MarketplaceItem): AppThunk<Promise<void>> {
  return async (dispatch, getState) => {
    if (getState().views.marketplace.outcomes[item.id]?.step === 'installing') {
      return;
    }
    dispatch(installBegan(item.id));
    const { data, error } = await dispatch(changePlugins(() => installFromMarketplace(item)));
    dispatch(error === undefined ? installSucceeded(item.id, data) : installFailed(item.id, error));
    await dispatch(loadMarketplace());
  };
}
