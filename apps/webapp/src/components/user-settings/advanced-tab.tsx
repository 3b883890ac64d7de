import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { CheckSetting, RadioSetting, SettingGroup } from './controls.tsx';
import { usePreference, useSaving } from './use-saving.tsx';

const CATEGORY = 'advanced_settings';

/** How keys work in the composer, and what is shown of what happens. */
export function AdvancedTab() {
  const config = useAppSelector(getConfig);
  const { save, note } = useSaving();
  const [onCtrl, setOnCtrl] = usePreference(save, CATEGORY, 'send_on_ctrl_enter', 'false');
  const [inCode, setInCode] = usePreference(save, CATEGORY, 'code_block_ctrl_enter', 'true');
  const [formatting, setFormatting] = usePreference(save, CATEGORY, 'formatting', 'true');
  const joinDefault = config.EnableJoinLeaveMessageByDefault === 'false' ? 'false' : 'true';
  const [joins, setJoins] = usePreference(save, CATEGORY, 'join_leave', joinDefault);
  const [drafts, setDrafts] = usePreference(save, CATEGORY, 'sync_drafts', 'true');
  const enter = onCtrl === 'true' ? 'all' : inCode === 'true' ? 'code' : 'none';
  return (
    <SettingGroup title={<Text id="settings.advanced" />}>
      <RadioSetting
        name="ctrl_enter"
        legend={<Text id="settings.ctrlEnter" />}
        value={enter}
        choices={[
          { value: 'all', label: <Text id="settings.ctrlEnterAll" /> },
          { value: 'code', label: <Text id="settings.ctrlEnterCode" /> },
          { value: 'none', label: <Text id="settings.ctrlEnterNone" /> },
        ]}
        onChange={(value) => {
          setOnCtrl(String(value === 'all'));
          setInCode(String(value !== 'none'));
        }}
      />
      <CheckSetting
        name="formatting"
        label={<Text id="settings.formatting" />}
        help={<Text id="settings.formattingHelp" />}
        checked={formatting === 'true'}
        onChange={(checked) => setFormatting(String(checked))}
      />
      <CheckSetting
        name="join_leave"
        label={<Text id="settings.joinLeave" />}
        help={<Text id="settings.joinLeaveHelp" />}
        checked={joins === 'true'}
        onChange={(checked) => setJoins(String(checked))}
      />
      {config.AllowSyncedDrafts === 'true' && (
        <CheckSetting
          name="sync_drafts"
          label={<Text id="settings.syncDrafts" />}
          help={<Text id="settings.syncDraftsHelp" />}
          checked={drafts === 'true'}
          onChange={(checked) => setDrafts(String(checked))}
        />
      )}
      {note}
    </SettingGroup>
  );
}
