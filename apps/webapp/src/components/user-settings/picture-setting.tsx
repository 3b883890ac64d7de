import type { UserProfile } from '@mattermost/types/users';
import { useRef } from 'react';
import { changePicture } from '../../actions/account.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Avatar } from '../elements/avatar.tsx';
import { SettingGroup } from './controls.tsx';
import { useSaving } from './use-saving.tsx';

/** The picture of the person: chosen from a file, or none, and then their initials are drawn. */
export function PictureSetting({ user }: { user: UserProfile }) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const { isBusy, save, note } = useSaving();
  const hasPicture = (user.last_picture_update ?? 0) > 0;
  return (
    <SettingGroup title={<Text id="settings.picture" />} help={<Text id="settings.pictureHelp" />}>
      <div className="picture-setting">
        <Avatar user={user} size="huge" />
        <div className="setting-group__actions">
          <input
            ref={input}
            id="profile-picture-input"
            type="file"
            className="visually-hidden"
            tabIndex={-1}
            aria-label={text('settings.pictureChoose')}
            accept="image/png,image/jpeg,image/gif,image/bmp,image/webp"
            onChange={(event) => {
              const picture = event.target.files?.[0];
              event.target.value = '';
              if (picture !== undefined) {
                void save(changePicture(picture));
              }
            }}
          />
          <button
            type="button"
            className="btn btn-tertiary btn-sm"
            disabled={isBusy}
            onClick={() => input.current?.click()}
          >
            <Text id="settings.pictureChoose" />
          </button>
          {hasPicture && (
            <button
              type="button"
              className="btn btn--danger-text btn-sm"
              disabled={isBusy}
              onClick={() => void save(changePicture(undefined))}
            >
              <Text id="settings.pictureRemove" />
            </button>
          )}
        </div>
      </div>
      {note}
    </SettingGroup>
  );
}
