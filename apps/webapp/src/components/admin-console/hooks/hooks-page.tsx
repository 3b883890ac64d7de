import { useContext } from 'react';
import { useAppSelector } from '../../../store/hooks.ts';
import { ErrorNote } from '../../elements/error-note.tsx';
import { LoadedView } from '../../answers/loaded-view.tsx';
import { LoadingScreen } from '../../elements/loading-screen.tsx';
import { mayWrite } from '../console-access.ts';
import { ConsoleDataContext } from '../console-data.ts';
import { PageHeader } from '../page-header.tsx';
import { usePluginNames } from '../plugin-names.ts';
import { usePluginUsages } from '../plugin-usages.ts';
import type { Usages } from '../plugin-usages.ts';
import { SettingsFormView } from '../settings/settings-form-view.tsx';
import { useSettingsForm } from '../settings/use-settings-form.ts';
import { HookList } from './hook-list.tsx';
import { deadlinesSetting, orderSetting, policiesSetting } from './hook-settings.ts';
import { OrderCard } from './order-card.tsx';

const settings = [orderSetting, policiesSetting, deadlinesSetting];

/** Which plugin is asked first, how long it may take, and what counts when it does not answer. */
export function HooksPage() {
  const { isConfigLoaded, configError, arePluginsLoaded, pluginsError } = useContext(ConsoleDataContext);
  const loaded = usePluginUsages();
  const error = configError ?? pluginsError;
  return (
    <>
      <PageHeader title="hooks.title" intro="hooks.intro" />
      {error !== undefined ? (
        <div className="console__body">
          <ErrorNote error={error} />
        </div>
      ) : isConfigLoaded && arePluginsLoaded ? (
        <LoadedView loaded={loaded}>{(usages) => <Hooks usages={usages} />}</LoadedView>
      ) : (
        <LoadingScreen />
      )}
    </>
  );
}

function Hooks({ usages: { byPlugin } }: { usages: Usages }) {
  const isReadOnly = !useAppSelector((state) => mayWrite(state, 'plugins'));
  const names = usePluginNames();
  const form = useSettingsForm(settings);
  return (
    <SettingsFormView form={form} sections={[]} isReadOnly={isReadOnly}>
      <OrderCard form={form} names={names} usages={byPlugin} isReadOnly={isReadOnly} />
      <HookList form={form} names={names} usages={byPlugin} isReadOnly={isReadOnly} />
    </SettingsFormView>
  );
}
