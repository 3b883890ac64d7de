import { Redirect, Route, Switch } from 'react-router-dom';
import { AdminConsole } from '../admin-console/admin-console.tsx';
import { LoginPage } from '../login/login-page.tsx';
import { CustomPluginRoutes } from './custom-plugin-routes.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { RequireSession } from './require-session.tsx';
import { RootRedirect } from './root-redirect.tsx';
import { TeamController } from './team-controller.tsx';

/** Login and System Console come first, then plugins' own pages, then teams (contract: webapp §6). */
export function AppRoutes() {
  return (
    <Switch>
      <Route path="/login" component={LoginPage} />
      <Route path="/admin_console">
        <RequireSession>
          <AdminConsole />
        </RequireSession>
      </Route>
      <Route>
        <Switch>
          <Route path="/plug/:plugin" component={CustomPluginRoutes} />
          <Route exact path="/">
            <RequireSession>
              <RootRedirect />
            </RequireSession>
          </Route>
          <Route path="/:team">
            <RequireSession>
              <TeamController />
            </RequireSession>
          </Route>
          <Redirect to="/" />
        </Switch>
        <Pluggable pluggableName="Global" />
      </Route>
    </Switch>
  );
}
