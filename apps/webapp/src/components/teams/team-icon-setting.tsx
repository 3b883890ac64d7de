import type { Team } from '@mattermost/types/teams';
import { TeamTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { useRef } from 'react';
import { guarded } from '../../actions/guarded.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { SettingGroup } from '../user-settings/controls.tsx';
import { useSaving } from '../user-settings/use-saving.tsx';

/** The picture of the team in the bar of teams. */
export function TeamIconSetting({ team }: { team: Team }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const { isBusy, save, note } = useSaving();
  const at = team.last_team_icon_update ?? 0;
  const change = (request: () => Promise<unknown>) =>
    save(
      guarded(async () => {
        await request();
        dispatch({ type: TeamTypes.RECEIVED_TEAM, data: await Client4.getTeam(team.id) });
      }),
    );
  return (
    <SettingGroup title={<Text id="teams.icon" />}>
      <div className="picture-setting">
        {at > 0 && <img className="team-icon-setting" src={Client4.getTeamIconUrl(team.id, at)} alt="" />}
        <div className="setting-group__actions">
          <input
            ref={input}
            type="file"
            className="visually-hidden"
            tabIndex={-1}
            aria-label={text('settings.pictureChoose')}
            accept="image/png,image/jpeg,image/bmp"
            onChange={(event) => {
              const picture = event.target.files?.[0];
              event.target.value = '';
              if (picture !== undefined) {
                void change(() => Client4.setTeamIcon(team.id, picture));
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
          {at > 0 && (
            <button
              type="button"
              className="btn btn--danger-text btn-sm"
              disabled={isBusy}
              onClick={() => void change(() => Client4.removeTeamIcon(team.id))}
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
