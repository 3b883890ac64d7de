import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { CheckSetting, SelectSetting, SettingGroup } from './controls.tsx';
import { usePreference, useSaving } from './use-saving.tsx';

const CATEGORY = 'sidebar_settings';
const counts = ['10', '15', '20', '40'];
const ALL = '10000';

/** What the sidebar of channels shows. */
export function SidebarTab() {
  const text = useText();
  const { save, note } = useSaving();
  const [unreads, setUnreads] = usePreference(save, CATEGORY, 'show_unread_section', 'false');
  const [limit, setLimit] = usePreference(save, CATEGORY, 'limit_visible_dms_gms', '20');
  return (
    <SettingGroup title={<Text id="settings.sidebar" />}>
      <CheckSetting
        name="show_unread_section"
        label={<Text id="settings.unreads" />}
        help={<Text id="settings.unreadsHelp" />}
        checked={unreads === 'true'}
        onChange={(checked) => setUnreads(String(checked))}
      />
      <SelectSetting
        name="limit_visible_dms_gms"
        label={<Text id="settings.directLimit" />}
        help={<Text id="settings.directLimitHelp" />}
        value={limit}
        choices={[
          { value: ALL, label: text('settings.directLimitAll') },
          ...counts.map((value) => ({ value, label: value })),
          ...(counts.includes(limit) || limit === ALL ? [] : [{ value: limit, label: limit }]),
        ]}
        onChange={setLimit}
      />
      {note}
    </SettingGroup>
  );
}
