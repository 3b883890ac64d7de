import { lazy } from 'react';
import { Route, Switch } from 'react-router-dom';
import { ModalController } from '../dialog/modal-controller.tsx';
import { AppShell } from './app-shell.tsx';
import { RequireSession } from './require-session.tsx';

const LoginPage = lazy(async () => {
  const { LoginPage: Page } = await import('../login/login-page.tsx');
  return { default: Page };
});
const AdminConsole = lazy(async () => {
  const { AdminConsole: Page } = await import('../admin-console/admin-console.tsx');
  return { default: Page };
});
const PopoutRoutes = lazy(async () => {
  const { PopoutRoutes: Page } = await import('../popout/popout-routes.tsx');
  return { default: Page };
});

/** Login, System Console and windows of their own come first; no plugin can take their addresses (contract: webapp §6). */
export function AppRoutes() {
  return (
    <>
      <Switch>
        <Route path="/login" component={LoginPage} />
        <Route path="/admin_console">
          <RequireSession>
            <AdminConsole />
          </RequireSession>
        </Route>
        <Route path="/_popout" component={PopoutRoutes} />
        <Route component={AppShell} />
      </Switch>
      <ModalController />
    </>
  );
}
