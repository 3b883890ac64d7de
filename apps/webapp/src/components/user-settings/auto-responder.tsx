import type { UserNotifyProps } from '@mattermost/types/users';
import { useState } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { CheckSetting, SettingGroup } from './controls.tsx';

const LONGEST_MESSAGE = 200;

interface AutoResponderProps {
  props: Partial<UserNotifyProps>;
  onChange(part: Partial<UserNotifyProps>): void;
}

/** What who writes to the person directly is answered while they are out. */
export function AutoResponder({ props, onChange }: AutoResponderProps) {
  const text = useText();
  const kept = props.auto_responder_message || text('settings.autoDefault');
  const [message, setMessage] = useState(kept);
  const isActive = props.auto_responder_active === 'true';
  return (
    <SettingGroup title={<Text id="settings.auto" />} help={<Text id="settings.autoHelp" />}>
      <CheckSetting
        name="auto_responder_active"
        label={<Text id="settings.autoOn" />}
        checked={isActive}
        onChange={(checked) =>
          onChange({ auto_responder_active: checked ? 'true' : 'false', auto_responder_message: message })
        }
      />
      {isActive && (
        <>
          <textarea
            className="form-control form-control--area"
            aria-label={text('settings.autoMessage')}
            maxLength={LONGEST_MESSAGE}
            rows={3}
            value={message}
            onChange={(event) => setMessage(event.target.value)}
          />
          <div className="setting-group__actions">
            <button
              type="button"
              className="btn btn-primary btn-sm"
              disabled={message.trim() === '' || message === props.auto_responder_message}
              onClick={() => onChange({ auto_responder_message: message.trim() })}
            >
              <Text id="save" />
            </button>
          </div>
        </>
      )}
    </SettingGroup>
  );
}
