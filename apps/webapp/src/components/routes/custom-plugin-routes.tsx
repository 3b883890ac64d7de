import { Route, useLocation } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { MessageScreen } from '../elements/message-screen.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { entryOfRoute } from './entry-of-route.ts';
import { literalPath } from './literal-path.ts';

/** `/plug/<plugin id>/<route>`: a page of a plugin outside a team, with no login asked for. */
export function CustomPluginRoutes() {
  const { pathname } = useLocation();
  const entries = useAppSelector((state) => state.plugins.components.CustomRouteComponent);
  const entry = entryOfRoute(entries, pathname.slice('/plug/'.length));
  return entry === undefined ? (
    <MessageScreen icon="power-plug-outline" title={<Text id="notFound.title" />}>
      <p>
        <Text id="notFound.plugin" />
      </p>
    </MessageScreen>
  ) : (
    <div className="plugin-page">
      <Route path={`/plug/${literalPath(String(entry.route))}`}>
        <Pluggable pluggableName="CustomRouteComponent" pluggableId={entry.id} css={{ gridArea: 'center' }} />
      </Route>
    </div>
  );
}
