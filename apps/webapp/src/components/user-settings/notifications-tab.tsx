import type { UserNotifyProps } from '@mattermost/types/users';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { patchNotifyProps } from '../../actions/account.ts';
import { Text } from '../../i18n/text.tsx';
import type { MessageId } from '../../i18n/catalogue.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { AutoResponder } from './auto-responder.tsx';
import { CheckSetting, RadioSetting, SettingGroup } from './controls.tsx';
import { DesktopPermission } from './desktop-permission.tsx';
import { MentionWords } from './mention-words.tsx';
import { SoundSetting } from './sound-setting.tsx';
import { useSaving } from './use-saving.tsx';

const levels: readonly { value: string; label: MessageId }[] = [
  { value: 'all', label: 'settings.notifyAll' },
  { value: 'mention', label: 'settings.notifyMention' },
  { value: 'none', label: 'settings.notifyNone' },
];
const levelChoices = levels.map(({ value, label }) => ({ value, label: <Text id={label} /> }));

/** What the person wants to be told of, and how: kept with the account, so that it holds on every device. */
export function NotificationsTab() {
  const user = useAppSelector(getCurrentUser);
  const config = useAppSelector(getConfig);
  const hasThreads = useAppSelector(isCollapsedThreadsEnabled);
  const { save, note } = useSaving();
  const props: Partial<UserNotifyProps> = user.notify_props ?? {};
  const change = (part: Partial<UserNotifyProps>) => void save(patchNotifyProps(part));
  return (
    <>
      <SettingGroup title={<Text id="settings.desktop" />} help={<Text id="settings.desktopHelp" />}>
        <DesktopPermission />
        <RadioSetting
          name="desktop"
          legend={<Text id="settings.notifyOf" />}
          value={props.desktop ?? 'mention'}
          choices={levelChoices}
          onChange={(value) => change({ desktop: value as UserNotifyProps['desktop'] })}
        />
        {hasThreads && props.desktop === 'mention' && (
          <CheckSetting
            name="desktop_threads"
            label={<Text id="settings.threadReplies" />}
            checked={props.desktop_threads === 'all'}
            onChange={(checked) => change({ desktop_threads: checked ? 'all' : 'mention' })}
          />
        )}
        <SoundSetting props={props} onChange={change} />
      </SettingGroup>
      {config.SendPushNotifications === 'true' && (
        <SettingGroup title={<Text id="settings.mobile" />}>
          <RadioSetting
            name="push"
            legend={<Text id="settings.notifyOf" />}
            value={props.push ?? 'mention'}
            choices={levelChoices}
            onChange={(value) => change({ push: value as UserNotifyProps['push'] })}
          />
          <RadioSetting
            name="push_status"
            legend={<Text id="settings.pushWhen" />}
            value={props.push_status ?? 'online'}
            choices={[
              { value: 'online', label: <Text id="settings.pushOnline" /> },
              { value: 'away', label: <Text id="settings.pushAway" /> },
              { value: 'offline', label: <Text id="settings.pushOffline" /> },
            ]}
            onChange={(value) => change({ push_status: value as UserNotifyProps['push_status'] })}
          />
        </SettingGroup>
      )}
      {config.SendEmailNotifications === 'true' && (
        <SettingGroup title={<Text id="settings.mail" />}>
          <CheckSetting
            name="email"
            label={<Text id="settings.mailOn" />}
            help={<Text id="settings.mailHelp" />}
            checked={props.email === 'true'}
            onChange={(checked) => change({ email: checked ? 'true' : 'false' })}
          />
        </SettingGroup>
      )}
      <SettingGroup title={<Text id="settings.words" />} help={<Text id="settings.wordsHelp" />}>
        {user.first_name !== '' && (
          <CheckSetting
            name="first_name"
            label={<Text id="settings.wordFirstName" values={{ name: user.first_name }} />}
            checked={props.first_name === 'true'}
            onChange={(checked) => change({ first_name: checked ? 'true' : 'false' })}
          />
        )}
        <CheckSetting
          name="channel"
          label={<Text id="settings.wordChannel" />}
          checked={props.channel !== 'false'}
          onChange={(checked) => change({ channel: checked ? 'true' : 'false' })}
        />
        <MentionWords
          username={user.username}
          words={props.mention_keys ?? ''}
          onChange={(words) => change({ mention_keys: words })}
        />
      </SettingGroup>
      {!hasThreads && (
        <SettingGroup title={<Text id="settings.replies" />}>
          <RadioSetting
            name="comments"
            legend={<Text id="settings.repliesOf" />}
            value={props.comments ?? 'never'}
            choices={[
              { value: 'any', label: <Text id="settings.repliesAny" /> },
              { value: 'root', label: <Text id="settings.repliesRoot" /> },
              { value: 'never', label: <Text id="settings.repliesNever" /> },
            ]}
            onChange={(value) => change({ comments: value as UserNotifyProps['comments'] })}
          />
        </SettingGroup>
      )}
      {config.ExperimentalEnableAutomaticReplies === 'true' && (
        <AutoResponder props={props} onChange={change} />
      )}
      {note}
    </>
  );
}
