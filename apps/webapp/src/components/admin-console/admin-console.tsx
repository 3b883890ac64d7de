import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { isSystemAdmin } from 'mattermost-redux/utils/user_utils';
import { Link, NavLink, Redirect, Route, Switch } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../common/icon.tsx';
import { MessageScreen } from '../common/message-screen.tsx';
import { Logo } from '../login/logo.tsx';
import { PluginManagement } from './plugin-management.tsx';

const PLUGIN_MANAGEMENT = '/admin_console/plugins/plugin_management';

/** The System Console; only administrators get in, and the server checks every request of it again. */
export function AdminConsole() {
  const text = useText();
  const user = useAppSelector(getCurrentUser);
  if (!isSystemAdmin(user.roles)) {
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
  return (
    <div className="console">
      <nav className="console__nav" aria-label={text('menu.systemConsole')}>
        <div className="console__brand">
          <Logo />
          <span>
            <strong>
              <Text id="menu.systemConsole" />
            </strong>
            <small>@{user.username}</small>
          </span>
        </div>
        <h2 className="console__section">
          <Icon name="power-plug-outline" />
          <Text id="console.plugins" />
        </h2>
        <NavLink className="console__link" activeClassName="console__link--current" to={PLUGIN_MANAGEMENT}>
          <Text id="console.pluginManagement" />
        </NavLink>
        <Link className="console__back" to="/">
          <Icon name="arrow-left" />
          <Text id="console.back" />
        </Link>
      </nav>
      <main className="console__main">
        <Switch>
          <Route path={PLUGIN_MANAGEMENT} component={PluginManagement} />
          <Redirect to={PLUGIN_MANAGEMENT} />
        </Switch>
      </main>
    </div>
  );
}
