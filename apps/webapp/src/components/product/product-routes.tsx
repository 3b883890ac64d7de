import { Route, useLocation } from 'react-router-dom';
import type { RouteComponentProps } from 'react-router-dom';
import { Pluggable } from '../plugins/pluggable.tsx';
import { RequireSession } from '../routes/require-session.tsx';
import type { ProductEntry } from './current-product.ts';
import { ProductPage } from './product-page.tsx';

/** The pages of one product: `<baseURL>/public` for everybody, the rest for who is logged in (contract: webapp §6). */
export function ProductRoutes({ product }: { product: ProductEntry }) {
  const { pathname } = useLocation();
  const rest = pathname.slice(product.baseURL.replace(/\/+$/, '').length);
  if (product.publicComponent && /^\/public(?:\/|$)/.test(rest)) {
    return <Route render={(route) => <PublicPage product={product} route={route} />} />;
  }
  return (
    <RequireSession>
      <ProductPage key={product.id} product={product} />
    </RequireSession>
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
