import { Route, Switch } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { MessageScreen } from '../elements/message-screen.tsx';
import { RequireSession } from '../routes/require-session.tsx';
import { usePageClasses } from '../routes/use-page-classes.ts';
import { PanelPopout } from './panel-popout.tsx';

/** Windows of their own (contract: webapp §6). */
export function PopoutRoutes() {
  usePageClasses();
  return (
    <RequireSession>
      <Switch>
        <Route
          path={['/_popout/rhs/:team/plugin/:pluginId', '/_popout/rhs/:team/:channel/plugin/:pluginId']}
          component={PanelPopout}
        />
        <Route>
          <MessageScreen icon="dock-window" title={<Text id="notFound.title" />}>
            <p>
              <Text id="frame.popout.gone" />
            </p>
          </MessageScreen>
        </Route>
      </Switch>
    </RequireSession>
  );
}
