import { getEnvironmentConfig } from 'mattermost-redux/selectors/entities/admin';
import { getLicense } from 'mattermost-redux/selectors/entities/general';
import { useAppSelector } from '../../../store/hooks.ts';
import { PluggableErrorBoundary } from '../../plugins/pluggable-error-boundary.tsx';
import type { SaveAction } from './save-actions.ts';
import { SettingFrame } from './setting-frame.tsx';
import { valueAt } from './setting.ts';
import type { Setting } from './setting.ts';
import type { SettingsForm } from './use-settings-form.ts';

interface CustomControlProps {
  setting: Setting;
  custom: NonNullable<Setting['custom']>;
  form: SettingsForm;
  isDisabled: boolean;
}

/**
 * A plugin's own editor of one setting, with the props of Mattermost (contract: registry
 * registerAdminConsoleCustomSetting). Mattermost draws it without a boundary; here one that throws says so in its place.
 */
export function CustomControl({ setting, custom, form, isDisabled }: CustomControlProps) {
  const config = useAppSelector((state) => state.entities.admin.config);
  const environment = useAppSelector(getEnvironmentConfig);
  const license = useAppSelector(getLicense);
  const { key, label, help, path } = setting;
  const { pluginId, component: Editor, showTitle } = custom;
  const setByEnv = valueAt(environment, path) === true;
  const editor = (
    <PluggableErrorBoundary pluginId={pluginId} location={`setting ${path.at(-1) ?? ''}`}>
      <Editor
        id={key}
        label={label}
        helpText={help ?? null}
        value={form.value(key)}
        disabled={isDisabled}
        config={config}
        currentState={form.edited}
        license={license}
        setByEnv={setByEnv}
        onChange={form.change}
        registerSaveAction={(action: SaveAction) => form.registerSaveAction(pluginId, action)}
        unRegisterSaveAction={(action: SaveAction) => form.unregisterSaveAction(action)}
        setSaveNeeded={form.setSaveNeeded}
        cancelSubmit={form.cancelConfirm}
        showConfirm={form.confirming === key}
      />
    </PluggableErrorBoundary>
  );
  if (!showTitle) {
    return (
      <div className="setting setting--custom form-horizontal" data-testid={`setting-${key}`}>
        {editor}
      </div>
    );
  }
  return (
    <SettingFrame
      setting={setting}
      id={key}
      error={form.fieldErrors[key]}
      isSetByEnvironment={setByEnv}
      isGroup
    >
      {editor}
    </SettingFrame>
  );
}
