import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
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
        <ProductSwitcher product={product} />
      </div>
      <div className="global-header__center">
        {product === undefined ? <SearchSlot /> : part('headerCentreComponent')}
      </div>
      <div className="global-header__end">
        {part('headerRightComponent')}
        <HelpMenu />
        <StatusSlot />
      </div>
    </header>
  );
}
