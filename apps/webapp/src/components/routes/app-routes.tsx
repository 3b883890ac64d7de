import { lazy } from 'react';
import { Route, Switch, useLocation } from 'react-router-dom';
import { ModalController } from '../dialog/modal-controller.tsx';
import { Toasts } from '../toasts/toasts.tsx';
import { AppShell } from './app-shell.tsx';
import { RequireSession } from './require-session.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';

const LoginPage = lazy(async () => {
  const { LoginPage: Page } = await import('../login/login-page.tsx');
  return { default: Page };
});
const SignupPage = lazy(async () => ({ default: (await import('../login/signup-page.tsx')).SignupPage }));
const ForgotPasswordPage = lazy(async () => ({
  default: (await import('../login/forgot-password-page.tsx')).ForgotPasswordPage,
}));
const NewPasswordPage = lazy(async () => ({
  default: (await import('../login/new-password-page.tsx')).NewPasswordPage,
}));
const VerifyEmailPage = lazy(async () => ({
  default: (await import('../login/verify-email-page.tsx')).VerifyEmailPage,
}));
const SelectTeamPage = lazy(async () => ({
  default: (await import('../teams/select-team-page.tsx')).SelectTeamPage,
}));
const CreateTeamPage = lazy(async () => ({
  default: (await import('../teams/create-team-page.tsx')).CreateTeamPage,
}));
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
  const { pathname } = useLocation();
  return (
    <>
      <FaultBoundary place="page" says="fault.page" of={pathname}>
        <Switch>
          <Route path="/login" component={LoginPage} />
          <Route path="/signup_user_complete" component={SignupPage} />
          <Route path="/reset_password" component={ForgotPasswordPage} />
          <Route path="/reset_password_complete" component={NewPasswordPage} />
          <Route path={['/should_verify_email', '/do_verify_email']} component={VerifyEmailPage} />
          <Route path="/select_team">
            <RequireSession>
              <SelectTeamPage />
            </RequireSession>
          </Route>
          <Route path="/create_team">
            <RequireSession>
              <CreateTeamPage />
            </RequireSession>
          </Route>
          <Route path="/admin_console">
            <RequireSession>
              <AdminConsole />
            </RequireSession>
          </Route>
          <Route path="/_popout" component={PopoutRoutes} />
          <Route component={AppShell} />
        </Switch>
      </FaultBoundary>
      <ModalController />
      <Toasts />
    </>
  );
}
