import type { PluginComponentEntry } from '@patchbay/registry';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { isSystemAdmin } from 'mattermost-redux/utils/user_utils';
import { useContext } from 'react';
import type { ReactNode } from 'react';
import { shallowEqual } from 'react-redux';
import { useHistory } from 'react-router-dom';
import { AppContext } from '../../app-context.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import type { GlobalState } from '../../store/global-state.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';
import { productsOf } from '../product/current-product.ts';
import type { ProductEntry } from '../product/current-product.ts';
import { ProductIcon } from './product-icon.tsx';

/** A throw hides the item (contract: registry registerProductSwitcherMenuItem). */
function isShown({ isHidden }: PluginComponentEntry, state: GlobalState): boolean {
  try {
    return typeof isHidden !== 'function' || !(isHidden as (state: GlobalState) => unknown)(state);
  } catch {
    return false;
  }
}

/** What is on screen, and the way to the others: the channels, products of plugins, and what plugins put below them. */
export function ProductSwitcher({ product }: { product: ProductEntry | undefined }) {
  const app = useContext(AppContext);
  const history = useHistory();
  const text = useText();
  const user = useAppSelector(getCurrentUser);
  const products = productsOf(useAppSelector((state) => state.plugins.components.Product));
  const items = useAppSelector(
    (state) => state.plugins.components.ProductSwitcherMenuItem.filter((entry) => isShown(entry, state)),
    shallowEqual,
  );
  const name = product === undefined ? text('frame.channels') : product.switcherText;
  const button = (
    <>
      <Icon name="products" />
      <ProductIcon icon={product?.switcherIcon ?? 'product-channels'} pluginId={product?.pluginId ?? ''} />
      <span className="global-header__product">
        {product === undefined ? (
          <Text id="frame.channels" />
        ) : (
          <PluginLabel pluginId={product.pluginId} location="Product switcherText">
            {product.switcherText}
          </PluginLabel>
        )}
      </span>
    </>
  );
  return (
    <Menu
      button={button}
      label={`${typeof name === 'string' ? `${name}: ` : ''}${text('frame.products')}`}
      buttonId="product_switch_menu"
      buttonClassName="global-header__switcher"
    >
      <MenuItem testId="product-channels" onSelect={() => history.push('/')}>
        <Entry icon="product-channels" pluginId="" isCurrent={product === undefined}>
          <Text id="frame.channels" />
        </Entry>
      </MenuItem>
      {products.map((other) => (
        <MenuItem
          key={other.id}
          testId={`product-${other.pluginId}`}
          onSelect={() => history.push(other.switcherLinkURL)}
        >
          <Entry icon={other.switcherIcon} pluginId={other.pluginId} isCurrent={other.id === product?.id}>
            <PluginLabel pluginId={other.pluginId} location="Product switcherText">
              {other.switcherText}
            </PluginLabel>
          </Entry>
        </MenuItem>
      ))}
      {items.length > 0 && <hr className="menu__divider" />}
      {items.map(({ id, pluginId, text: label, icon, action }) => (
        <MenuItem
          key={id}
          id={`${id}_productswitcheritem`}
          onSelect={() =>
            void callPlugin(app, pluginId, 'ProductSwitcherMenuItem', () => (action as () => unknown)())
          }
        >
          <Entry icon={icon} pluginId={pluginId} isCurrent={false}>
            <PluginLabel pluginId={pluginId} location="ProductSwitcherMenuItem">
              {label}
            </PluginLabel>
          </Entry>
        </MenuItem>
      ))}
      {isSystemAdmin(user?.roles ?? '') && (
        <>
          <hr className="menu__divider" />
          <MenuItem icon="cog-outline" onSelect={() => history.push('/admin_console')}>
            <Text id="frame.systemConsole" />
          </MenuItem>
        </>
      )}
    </Menu>
  );
}

interface EntryProps {
  icon: unknown;
  pluginId: string;
  isCurrent: boolean;
  children: ReactNode;
}

function Entry({ icon, pluginId, isCurrent, children }: EntryProps) {
  return (
    <span className="product-entry">
      <ProductIcon icon={icon} pluginId={pluginId} />
      <span className="product-entry__text">{children}</span>
      {isCurrent && <Icon name="check" />}
    </span>
  );
}
