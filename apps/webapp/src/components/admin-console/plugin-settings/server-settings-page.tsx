import { useContext, useMemo } from 'react';
import { fetchPlugins } from '../../../actions/plugin-management.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../../store/hooks.ts';
import { ErrorNote } from '../../elements/error-note.tsx';
import { LoadingScreen } from '../../elements/loading-screen.tsx';
import { ConsoleDataContext } from '../console-data.ts';
import { mayWrite as mayWriteResource } from '../console-access.ts';
import { PageHeader } from '../page-header.tsx';
import { SettingsFormView } from '../settings/settings-form-view.tsx';
import { useSettingsForm } from '../settings/use-settings-form.ts';
import { MachineSettings } from './machine-settings.tsx';
import { serverSettings } from './server-settings.tsx';

/** Plugins > Settings: what holds for all plugins. */
export function ServerSettingsPage() {
  const { isConfigLoaded, configError } = useContext(ConsoleDataContext);
  return (
    <>
      <PageHeader title="pluginSettings.title" intro="pluginSettings.intro" />
      {configError !== undefined && (
        <div className="console__body">
          <ErrorNote error={configError} />
        </div>
      )}
      {isConfigLoaded ? <Settings /> : configError === undefined && <LoadingScreen />}
    </>
  );
}

function Settings() {
  const text = useText();
  const dispatch = useAppDispatch();
  const mayWrite = useAppSelector((state) => mayWriteResource(state, 'plugins'));
  const sections = useMemo(() => serverSettings(text, mayWrite), [text, mayWrite]);
  const settings = useMemo(() => sections.flatMap((section) => section.settings), [sections]);
  const form = useSettingsForm(settings, () => dispatch(fetchPlugins()));
  return (
    <SettingsFormView form={form} sections={sections} isReadOnly={!mayWrite}>
      <MachineSettings />
    </SettingsFormView>
  );
}
