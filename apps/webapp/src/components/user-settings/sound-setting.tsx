import type { UserNotifyProps } from '@mattermost/types/users';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { playSound, soundNames } from '../../notifications/sounds.ts';
import { CheckSetting, SelectSetting } from './controls.tsx';

interface SoundSettingProps {
  props: Partial<UserNotifyProps>;
  onChange(part: Partial<UserNotifyProps>): void;
}

/** Whether a notification is heard, and which sound it makes; choosing one plays it. */
export function SoundSetting({ props, onChange }: SoundSettingProps) {
  const text = useText();
  const chosen = props.desktop_notification_sound ?? 'Bing';
  if (props.desktop === 'none') {
    return null;
  }
  return (
    <>
      <CheckSetting
        name="desktop_sound"
        label={<Text id="settings.sound" />}
        checked={props.desktop_sound !== 'false'}
        onChange={(checked) => onChange({ desktop_sound: checked ? 'true' : 'false' })}
      />
      {props.desktop_sound !== 'false' && (
        <SelectSetting
          name="desktop_notification_sound"
          label={text('settings.soundWhich')}
          value={chosen === 'default' ? 'Bing' : chosen}
          choices={soundNames.map((name) => ({ value: name, label: name }))}
          onChange={(value) => {
            playSound(value);
            onChange({
              desktop_notification_sound: value as UserNotifyProps['desktop_notification_sound'],
            });
          }}
        />
      )}
    </>
  );
}
