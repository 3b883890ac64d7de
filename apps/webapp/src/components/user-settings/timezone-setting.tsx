import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { patchMe } from '../../actions/account.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { CheckSetting, SelectSetting, SettingGroup } from './controls.tsx';
import { useSaving } from './use-saving.tsx';

const ofBrowser = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The time zone that times are shown in and that others see: that of the browser, or one that was chosen. */
export function TimezoneSetting() {
  const text = useText();
  const { timezone } = useAppSelector(getCurrentUser);
  const { isBusy, save, note } = useSaving();
  const isAutomatic = String(timezone?.useAutomaticTimezone ?? 'true') === 'true';
  const chosen = timezone?.manualTimezone || timezone?.automaticTimezone || ofBrowser();
  const change = (automatic: boolean, manualTimezone: string) =>
    void save(
      patchMe({
        timezone: {
          useAutomaticTimezone: String(automatic),
          automaticTimezone: automatic ? ofBrowser() : '',
          manualTimezone: automatic ? '' : manualTimezone,
        },
      }),
    );
  const zones = Intl.supportedValuesOf('timeZone');
  const all = zones.includes(chosen) ? zones : [chosen, ...zones];
  return (
    <SettingGroup title={<Text id="settings.timezone" />}>
      <CheckSetting
        name="timezone-automatic"
        label={<Text id="settings.timezoneAutomatic" values={{ zone: ofBrowser() }} />}
        checked={isAutomatic}
        disabled={isBusy}
        onChange={(checked) => change(checked, chosen)}
      />
      {!isAutomatic && (
        <SelectSetting
          name="timezone"
          label={text('settings.timezoneChoose')}
          value={chosen}
          disabled={isBusy}
          choices={all.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          onChange={(value) => change(false, value)}
        />
      )}
      {note}
    </SettingGroup>
  );
}
