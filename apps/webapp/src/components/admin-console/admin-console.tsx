import { getConfig, getEnvironmentConfig } from 'mattermost-redux/selectors/entities/admin';
import { getLicense } from 'mattermost-redux/selectors/entities/general';
import { getMySystemPermissions, getRoles } from 'mattermost-redux/selectors/entities/roles';
import { useContext, useEffect, useMemo, useRef } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { patchConfig } from '../../actions/console-config.ts';
import { AppContext } from '../../app-context.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { MessageScreen } from '../elements/message-screen.tsx';
import { amIAdmin, consoleAccess, mayOpenConsole } from './console-access.ts';
import { ConsoleDataProvider } from './console-data-provider.tsx';
import { ConsoleNavigation } from './console-navigation.tsx';
import { consolePages } from './console-pages.ts';
import { ConsoleRoutes } from './console-routes.tsx';
import { definitionOfPlugins } from './definition-of-plugins.ts';
import { definition } from './definition.ts';
import { FaultBoundary } from '../fault/fault-boundary.tsx';

/** The System Console; only whom a role lets in gets in, and the server checks every request of it again. */
export function AdminConsole() {
  const isAllowed = useAppSelector(mayOpenConsole);
  if (!isAllowed) {
    return (
      <MessageScreen icon="lock-outline" title={<Text id="console.forbidden" />}>
        <p>
          <Text id="console.forbiddenText" />
        </p>
        <Link className="btn btn-primary" to="/">
          <Text id="notFound.back" />
        </Link>
      </MessageScreen>
    );
  }
  return <Console />;
}

function Console() {
  const dispatch = useAppDispatch();
  const services = useContext(AppContext);
  const changes = useAppSelector((state) => state.plugins.adminConsoleReducers);
  const isAdmin = useAppSelector(amIAdmin);
  const permissions = useAppSelector(getMySystemPermissions);
  const config = useAppSelector(getConfig);
  const environmentConfig = useAppSelector(getEnvironmentConfig);
  const license = useAppSelector(getLicense);
  const roles = useAppSelector(getRoles);
  const access = useMemo(() => consoleAccess(permissions, isAdmin), [permissions, isAdmin]);
  const changed = useMemo(() => definitionOfPlugins(services, definition, changes), [services, changes]);
  const sections = useMemo(
    () => consolePages(services, changed, [config, {}, license, false, access, undefined, isAdmin]),
    [services, changed, config, license, access, isAdmin],
  );
  const pageProps = useMemo(
    () => ({
      config,
      environmentConfig,
      license,
      roles,
      consoleAccess: access,
      isCurrentUserSystemAdmin: isAdmin,
      patchConfig: (patch: object) => dispatch(patchConfig(patch)),
    }),
    [config, environmentConfig, license, roles, access, isAdmin, dispatch],
  );
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    if (main.current !== null) {
      main.current.scrollTop = 0;
    }
  }, [pathname]);
  return (
    <ConsoleDataProvider>
      <div className="console admin-console" id="adminConsoleWrapper">
        <FaultBoundary place="System Console navigation">
          <ConsoleNavigation sections={sections} />
        </FaultBoundary>
        <main ref={main} className="console__main admin-console__wrapper">
          <ConsoleRoutes sections={sections} pageProps={pageProps} />
        </main>
      </div>
    </ConsoleDataProvider>
  );
}
