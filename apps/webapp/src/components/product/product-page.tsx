import { useWebSocketClient } from '../../socket/web-socket-context.ts';
import { Pluggable } from '../plugins/pluggable.tsx';
import { RightHandSidebar } from '../rhs/right-hand-sidebar.tsx';
import { TeamRail } from '../sidebar/team-rail.tsx';
import type { ProductEntry } from './current-product.ts';

const center = { gridArea: 'center' };

/** A product in place of the channels, with the panels and, where it wants them, the teams beside it. */
export function ProductPage({ product }: { product: ProductEntry }) {
  const webSocketClient = useWebSocketClient();
  const content = (
    <Pluggable
      pluggableName="Product"
      pluggableId={product.id}
      subComponentName="mainComponent"
      webSocketClient={webSocketClient}
      {...(product.wrapped ? {} : { css: center })}
    />
  );
  return (
    <div className="app-grid">
      {product.showTeamSidebar && <TeamRail />}
      {product.wrapped ? (
        <main className="product-wrapper">{content}</main>
      ) : (
        <div className="plugin-page">{content}</div>
      )}
      <RightHandSidebar />
    </div>
  );
}
