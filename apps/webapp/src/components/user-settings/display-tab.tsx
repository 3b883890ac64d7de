import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { isCollapsedThreadsAllowed } from 'mattermost-redux/selectors/entities/preferences';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { CheckSetting, RadioSetting, SettingGroup } from './controls.tsx';
import { LanguageSetting } from './language-setting.tsx';
import { ThemeSetting } from './theme-setting.tsx';
import { TimezoneSetting } from './timezone-setting.tsx';
import { usePreference, useSaving } from './use-saving.tsx';

const CATEGORY = 'display_settings';

/** How the chat looks to the person. */
export function DisplayTab() {
  return (
    <>
      <ThemeSetting />
      <LanguageSetting />
      <TimezoneSetting />
      <MessagesGroup />
    </>
  );
}

function MessagesGroup() {
  const config = useAppSelector(getConfig);
  const mayHaveThreads = useAppSelector(isCollapsedThreadsAllowed);
  const { save, note } = useSaving();
  const [clock, setClock] = usePreference(save, CATEGORY, 'use_military_time', 'false');
  const [names, setNames] = usePreference(
    save,
    CATEGORY,
    'name_format',
    config.TeammateNameDisplay ?? 'username',
  );
  const [threads, setThreads] = usePreference(
    save,
    CATEGORY,
    'collapsed_reply_threads',
    config.CollapsedThreads === 'default_on' ? 'on' : 'off',
  );
  const [messages, setMessages] = usePreference(save, CATEGORY, 'message_display', 'clean');
  const [width, setWidth] = usePreference(save, CATEGORY, 'channel_display_mode', 'full');
  const [links, setLinks] = usePreference(save, CATEGORY, 'link_previews', 'true');
  const [collapsed, setCollapsed] = usePreference(save, CATEGORY, 'collapse_previews', 'false');
  return (
    <SettingGroup title={<Text id="settings.messages" />}>
      <RadioSetting
        name="use_military_time"
        legend={<Text id="settings.clock" />}
        value={clock}
        choices={[
          { value: 'false', label: <Text id="settings.clock12" /> },
          { value: 'true', label: <Text id="settings.clock24" /> },
        ]}
        onChange={setClock}
      />
      <RadioSetting
        name="name_format"
        legend={<Text id="settings.nameFormat" />}
        value={names}
        disabled={config.LockTeammateNameDisplay === 'true'}
        choices={[
          { value: 'username', label: <Text id="settings.nameUsername" /> },
          { value: 'nickname_full_name', label: <Text id="settings.nameNickname" /> },
          { value: 'full_name', label: <Text id="settings.nameFull" /> },
        ]}
        onChange={setNames}
      />
      {mayHaveThreads && config.CollapsedThreads !== 'always_on' && (
        <CheckSetting
          name="collapsed_reply_threads"
          label={<Text id="settings.threads" />}
          help={<Text id="settings.threadsHelp" />}
          checked={threads === 'on'}
          onChange={(checked) => setThreads(checked ? 'on' : 'off')}
        />
      )}
      <RadioSetting
        name="message_display"
        legend={<Text id="settings.messageDisplay" />}
        value={messages}
        choices={[
          { value: 'clean', label: <Text id="settings.messageClean" /> },
          { value: 'compact', label: <Text id="settings.messageCompact" /> },
        ]}
        onChange={setMessages}
      />
      <RadioSetting
        name="channel_display_mode"
        legend={<Text id="settings.channelWidth" />}
        value={width}
        choices={[
          { value: 'full', label: <Text id="settings.channelFull" /> },
          { value: 'centered', label: <Text id="settings.channelCentered" /> },
        ]}
        onChange={setWidth}
      />
      {config.EnableLinkPreviews === 'true' && (
        <CheckSetting
          name="link_previews"
          label={<Text id="settings.linkPreviews" />}
          checked={links === 'true'}
          onChange={(checked) => setLinks(String(checked))}
        />
      )}
      <CheckSetting
        name="collapse_previews"
        label={<Text id="settings.collapsePreviews" />}
        checked={collapsed === 'true'}
        onChange={(checked) => setCollapsed(String(checked))}
      />
      {note}
    </SettingGroup>
  );
}
