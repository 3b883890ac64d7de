import { useContext } from 'react';
import { Link, useParams } from 'react-router-dom';
import { Text } from '../../../i18n/text.tsx';
import { useAppSelector } from '../../../store/hooks.ts';
import { ErrorNote } from '../../elements/error-note.tsx';
import { LoadingScreen } from '../../elements/loading-screen.tsx';
import { MessageScreen } from '../../elements/message-screen.tsx';
import { ConsoleDataContext } from '../console-data.ts';
import { PluginSettingsForm } from './plugin-settings-form.tsx';
import type { InstalledManifest } from './plugin-settings-form.tsx';

/** The page of one plugin; its manifest says what is on it. */
export function PluginSettingsPage() {
  const { plugin_id: pluginId = '' } = useParams<{ plugin_id?: string }>();
  const { arePluginsLoaded, pluginsError, isConfigLoaded, configError } = useContext(ConsoleDataContext);
  const plugins = useAppSelector((state) => state.entities.admin.plugins) as
    Readonly<Record<string, InstalledManifest>> | undefined;
  const plugin = Object.hasOwn(plugins ?? {}, pluginId) ? plugins?.[pluginId] : undefined;
  const error = plugin === undefined ? (pluginsError ?? configError) : configError;
  if (error !== undefined) {
    return (
      <div className="console__body">
        <ErrorNote error={error} />
      </div>
    );
  }
  if (!arePluginsLoaded || !isConfigLoaded) {
    return <LoadingScreen />;
  }
  if (plugin === undefined) {
    return (
      <MessageScreen icon="power-plug-outline" title={<Text id="pluginPage.missing" />}>
        <p>
          <Text id="pluginPage.missingText" values={{ id: <code>{pluginId}</code> }} />
        </p>
        <Link className="btn btn-primary" to="/admin_console/plugins/plugin_management">
          <Text id="console.pluginManagement" />
        </Link>
      </MessageScreen>
    );
  }
  return <PluginSettingsForm key={pluginId} plugin={plugin} />;
}
