import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getTheme } from 'mattermost-redux/selectors/entities/preferences';
import type { Theme } from 'mattermost-redux/selectors/entities/preferences';
import { useState } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { FOLLOW_SYSTEM, systemIsDark } from '../../theme/follow-system.ts';
import { isDark } from '../../theme/theme-variables.ts';
import { saveTheme } from '../../theme/save-theme.ts';
import { presetOf, presets } from '../../theme/themes.ts';
import { CheckSetting, SettingGroup } from './controls.tsx';
import { CustomTheme } from './custom-theme.tsx';
import { usePreference, useSaving } from './use-saving.tsx';

/** The colours of the page: a theme that comes with it, one that follows the system, or one of the person's own. */
export function ThemeSetting() {
  const text = useText();
  const config = useAppSelector(getConfig);
  const theme = useAppSelector(getTheme);
  const { save, note } = useSaving();
  const [follows, setFollows] = usePreference(save, 'display_settings', FOLLOW_SYSTEM, 'false');
  const [isCustom, setCustom] = useState(presetOf(theme) === undefined);
  const current = presetOf(theme);
  const mayBeCustom = config.AllowCustomThemes !== 'false';
  const allowed = (config.AllowedThemes ?? '').split(',').filter(Boolean);
  const shown = Object.keys(presets).filter((key) => allowed.length === 0 || allowed.includes(key));
  const choose = (key: string, preset: Theme) => {
    void save(saveTheme(preset, key));
    // Whoever chooses a dark theme by day does not want what the system says.
    if (follows === 'true' && isDark(preset) !== systemIsDark()) {
      setFollows('false');
    }
  };
  if (config.EnableThemeSelection === 'false') {
    return null;
  }
  return (
    <SettingGroup title={<Text id="settings.theme" />}>
      <div className="theme-choices" role="radiogroup" aria-label={text('settings.theme')}>
        {shown.map((key) => {
          const preset = presets[key];
          return preset === undefined ? null : (
            <label key={key} className="theme-choice">
              <input
                type="radio"
                name="theme"
                data-testid={`theme-${key}`}
                className="visually-hidden"
                checked={current === key}
                onChange={() => {
                  setCustom(false);
                  choose(key, preset);
                }}
              />
              <span
                className="theme-choice__picture"
                style={{ background: preset.centerChannelBg }}
                aria-hidden="true"
              >
                <span style={{ background: preset.sidebarBg }} />
                <span style={{ background: preset.buttonBg }} />
                <span style={{ background: preset.centerChannelColor }} />
              </span>
              <span>{preset.type}</span>
            </label>
          );
        })}
      </div>
      <CheckSetting
        name={FOLLOW_SYSTEM}
        label={<Text id="settings.themeFollow" />}
        help={<Text id="settings.themeFollowHelp" />}
        checked={follows === 'true'}
        onChange={(checked) => setFollows(String(checked))}
      />
      {mayBeCustom && (
        <CheckSetting
          name="theme-custom"
          label={<Text id="settings.themeCustom" />}
          checked={isCustom}
          onChange={setCustom}
        />
      )}
      {mayBeCustom && isCustom && <CustomTheme theme={theme} onSave={(next) => save(saveTheme(next))} />}
      {note}
    </SettingGroup>
  );
}
