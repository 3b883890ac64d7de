import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { FaultBoundary } from '../fault/fault-boundary.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { useCurrentProduct } from '../product/current-product.ts';
import { HelpMenu } from './help-menu.tsx';
import { ProductSwitcher } from './product-switcher.tsx';
import { SearchSlot, StatusSlot } from './slots.tsx';

/** The bar above everything, once somebody is logged in: products at the left, search, and what is about the person. */
export function GlobalHeader() {
  const text = useText();
  const product = useCurrentProduct();
  const userId = useAppSelector((state) => state.entities.users.currentUserId);
  if (userId === '') {
    return null;
  }
  const part = (subComponentName: string) =>
    product !== undefined && (
      <Pluggable pluggableName="Product" pluggableId={product.id} subComponentName={subComponentName} />
    );
  return (
    <header id="global-header" className="global-header" aria-label={text('frame.header')}>
      <div className="global-header__start">
        <FaultBoundary place="products">
          <ProductSwitcher product={product} />
        </FaultBoundary>
      </div>
      <div className="global-header__center">
        <FaultBoundary place="search box">
          {product === undefined ? <SearchSlot /> : part('headerCentreComponent')}
        </FaultBoundary>
      </div>
      <div className="global-header__end">
        {part('headerRightComponent')}
        <FaultBoundary place="help">
          <HelpMenu />
        </FaultBoundary>
        <FaultBoundary place="own menu">
          <StatusSlot />
        </FaultBoundary>
      </div>
    </header>
  );
}
