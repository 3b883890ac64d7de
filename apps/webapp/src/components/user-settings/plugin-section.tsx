import type { PluginSetting, SettingsSection } from '@patchbay/registry';
import { useContext, useState } from 'react';
import { savePreferences } from '../../actions/preferences.ts';
import { AppContext } from '../../app-context.ts';
import { Text } from '../../i18n/text.tsx';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';
import { RadioSetting, SettingGroup } from './controls.tsx';
import { pluginCategory } from './plugin-category.ts';
import { useSaving } from './use-saving.tsx';

interface PluginSectionProps {
  pluginId: string;
  section: SettingsSection;
}

/**
 * Some settings of a plugin. Save keeps what was changed, and that alone, as preferences, and then tells the plugin
 * (contract: webapp §7).
 */
export function PluginSection({ pluginId, section }: PluginSectionProps) {
  const app = useContext(AppContext);
  const { isBusy, save, note } = useSaving();
  const [changes, setChanges] = useState<Readonly<Record<string, string>>>({});
  const category = pluginCategory(pluginId);
  const isChanged = Object.keys(changes).length > 0;
  const change = (name: string, value: string) => setChanges((before) => ({ ...before, [name]: value }));

  const submit = async () => {
    const choices = Object.entries(changes).map(([name, value]) => ({ category, name, value }));
    if (await save(savePreferences(choices))) {
      setChanges({});
      void callPlugin(app, pluginId, 'userSettings', () => section.onSubmit?.({ ...changes }));
    }
  };

  return (
    <SettingGroup title={section.title}>
      {section.settings.map((setting) => (
        <Setting
          key={setting.name}
          pluginId={pluginId}
          setting={setting}
          changed={changes[setting.name]}
          disabled={section.disabled === true}
          onChange={change}
        />
      ))}
      {section.disabled !== true && (
        <div className="setting-group__actions">
          <button
            type="button"
            className="btn btn-primary btn-sm"
            disabled={!isChanged || isBusy}
            onClick={() => void submit()}
          >
            <Text id="save" />
          </button>
          {isChanged && (
            <button type="button" className="btn btn-tertiary btn-sm" onClick={() => setChanges({})}>
              <Text id="cancel" />
            </button>
          )}
        </div>
      )}
      {note}
    </SettingGroup>
  );
}

interface SettingProps {
  pluginId: string;
  setting: PluginSetting;
  changed?: string;
  disabled: boolean;
  onChange(name: string, value: string): void;
}

function Setting({ pluginId, setting, changed, disabled, onChange }: SettingProps) {
  const key = `${pluginCategory(pluginId)}--${setting.name}`;
  const kept = useAppSelector((state) => state.entities.preferences.myPreferences[key]?.value);
  if (setting.type === 'radio') {
    return (
      <RadioSetting
        legend={setting.title ?? setting.name}
        name={setting.name}
        value={changed ?? kept ?? setting.default}
        choices={setting.options.map(({ value, text, helpText }) => ({ value, label: text, help: helpText }))}
        help={setting.helpText}
        disabled={disabled}
        onChange={(value) => onChange(setting.name, value)}
      />
    );
  }
  return (
    <div className="pref" aria-disabled={disabled}>
      {setting.title !== undefined && <p className="pref__title">{setting.title}</p>}
      <PluggableErrorBoundary pluginId={pluginId} location="userSettings">
        <setting.component informChange={onChange} />
      </PluggableErrorBoundary>
      {setting.helpText !== undefined && <small className="pref__help">{setting.helpText}</small>}
    </div>
  );
}
