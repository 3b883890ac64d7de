import { Route, useLocation } from 'react-router-dom';
import type { RouteComponentProps } from 'react-router-dom';
import { Pluggable } from '../plugins/pluggable.tsx';
import { literalPath } from '../routes/literal-path.ts';
import { RequireSession } from '../routes/require-session.tsx';
import type { ProductEntry } from './current-product.ts';
import { ProductPage } from './product-page.tsx';

/**
 * The pages of one product: `<baseURL>/public` for everybody, the rest for who is logged in (contract: webapp §6). They
 * stand in a route of their own, since products make the paths of their pages from what `useRouteMatch` says.
 */
export function ProductRoutes({ product }: { product: ProductEntry }) {
  const { pathname } = useLocation();
  const base = product.baseURL.replace(/\/+$/, '');
  const path = literalPath(base);
  if (product.publicComponent && /^\/public(?:\/|$)/.test(pathname.slice(base.length))) {
    return (
      <Route path={`${path}/public`} render={(route) => <PublicPage product={product} route={route} />} />
    );
  }
  return (
    <Route path={path}>
      <RequireSession>
        <ProductPage key={product.id} product={product} />
      </RequireSession>
    </Route>
  );
}

function PublicPage({ product, route }: { product: ProductEntry; route: RouteComponentProps }) {
  return (
    <div className="plugin-page">
      <Pluggable
        pluggableName="Product"
        pluggableId={product.id}
        subComponentName="publicComponent"
        css={{ gridArea: 'center' }}
        {...route}
      />
    </div>
  );
}
