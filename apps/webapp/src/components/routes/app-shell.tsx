import { Suspense, lazy } from 'react';
import { Redirect, Route, Switch } from 'react-router-dom';
import { NotificationOffer } from '../../notifications/notification-offer.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { AppBar } from '../app-bar/app-bar.tsx';
import { LoadingScreen } from '../elements/loading-screen.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';
import { GlobalHeader } from '../global-header/global-header.tsx';
import { Permalink } from '../post/permalink.tsx';
import { LoadFailures } from '../plugins/load-failures.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { useCurrentProduct } from '../product/current-product.ts';
import { ProductRoutes } from '../product/product-routes.tsx';
import { CustomPluginRoutes } from './custom-plugin-routes.tsx';
import { RequireSession } from './require-session.tsx';
import { RootRedirect } from './root-redirect.tsx';
import { TeamController } from './team-controller.tsx';
import { usePageClasses } from './use-page-classes.ts';

const Backstage = lazy(async () => ({ default: (await import('../backstage/backstage.tsx')).Backstage }));

/** The bar above, the App Bar at the right, and between them products, plugins' own pages, or a team (contract: webapp §6). */
export function AppShell() {
  usePageClasses();
  const product = useCurrentProduct();
  const isLoggedIn = useAppSelector((state) => state.entities.users.currentUserId !== '');
  return (
    <div className="app-shell">
      <FaultBoundary place="header" frame={(line) => <header className="global-header">{line}</header>}>
        <GlobalHeader />
        {isLoggedIn && <NotificationOffer />}
      </FaultBoundary>
      <div className="app-shell__body">
        <div className="main-wrapper">
          {product === undefined ? <PageRoutes /> : <ProductRoutes product={product} />}
        </div>
        {isLoggedIn && (
          <FaultBoundary place="App Bar" frame={() => null}>
            <AppBar />
          </FaultBoundary>
        )}
      </div>
      {isLoggedIn && (
        <FaultBoundary place="load failures">
          <LoadFailures />
        </FaultBoundary>
      )}
      <Pluggable pluggableName="Global" />
    </div>
  );
}

function PageRoutes() {
  return (
    <Switch>
      <Route path="/plug/:plugin" component={CustomPluginRoutes} />
      <Route exact path="/">
        <RequireSession>
          <RootRedirect />
        </RequireSession>
      </Route>
      <Route path="/_redirect/pl/:postId">
        <RequireSession>
          <Permalink />
        </RequireSession>
      </Route>
      <Route path={['/:team/integrations', '/:team/emoji']}>
        <RequireSession>
          <Suspense fallback={<LoadingScreen />}>
            <Backstage />
          </Suspense>
        </RequireSession>
      </Route>
      <Route path="/:team">
        <RequireSession>
          <TeamController />
        </RequireSession>
      </Route>
      <Redirect to="/" />
    </Switch>
  );
}
