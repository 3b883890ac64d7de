import { Suspense } from 'react';
import { Redirect, Route, Switch } from 'react-router-dom';
import type { RouteComponentProps } from 'react-router-dom';
import { LoadingScreen } from '../elements/loading-screen.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';
import type { ConsolePage, ConsoleSection } from './console-pages.ts';
import { MissingPage } from './missing-page.tsx';

const PLUGIN_MANAGEMENT = '/admin_console/plugins/plugin_management';

interface ConsoleRoutesProps {
  sections: readonly ConsoleSection[];
  /** What every page is handed. */
  pageProps: Readonly<Record<string, unknown>>;
}

/** Each page at its address; the first of a section that fits, so that the page of any plugin comes after all others. */
export function ConsoleRoutes({ sections, pageProps }: ConsoleRoutesProps) {
  const pages = sections.flatMap((section) => section.pages);
  const ordered = [
    ...pages.filter(({ path }) => !path.includes(':')),
    ...pages.filter(({ path }) => path.includes(':')),
  ];
  const start = pages.some(({ path }) => path === PLUGIN_MANAGEMENT) ? PLUGIN_MANAGEMENT : pages[0]?.path;
  return (
    <Switch>
      {ordered.map((page) => (
        <Route
          key={page.key}
          path={page.path}
          render={(route) => <PageOf page={page} route={route} pageProps={pageProps} />}
        />
      ))}
      {start !== undefined && <Redirect exact from="/admin_console" to={start} />}
      <Route component={MissingPage} />
    </Switch>
  );
}

interface PageOfProps {
  page: ConsolePage;
  route: RouteComponentProps;
  pageProps: ConsoleRoutesProps['pageProps'];
}

function PageOf({ page: { schema, pluginId, isDisabled }, route, pageProps }: PageOfProps) {
  const { component: Page } = schema;
  if (Page === undefined) {
    return <MissingPage />;
  }
  const drawn = <Page {...pageProps} {...route} isDisabled={isDisabled} />;
  return pluginId === undefined ? (
    <FaultBoundary key={route.match.url} place="System Console" says="fault.page">
      <Suspense fallback={<LoadingScreen />}>{drawn}</Suspense>
    </FaultBoundary>
  ) : (
    <PluggableErrorBoundary pluginId={pluginId} location="System Console">
      {drawn}
    </PluggableErrorBoundary>
  );
}
