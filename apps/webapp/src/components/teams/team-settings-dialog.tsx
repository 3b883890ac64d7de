import type { Team } from '@mattermost/types/teams';
import { TeamTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { guarded } from '../../actions/guarded.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { CheckSetting, SettingGroup } from '../user-settings/controls.tsx';
import { useSaving } from '../user-settings/use-saving.tsx';
import { InviteLink } from './invite-link.tsx';
import { TeamIconSetting } from './team-icon-setting.tsx';

/** What the team is called, its picture, and who may come in. */
export function TeamSettingsDialog({ onHide }: { onHide(): void }) {
  const team = useAppSelector(getCurrentTeam);
  return (
    <Dialog title={<Text id="teams.settings" />} onClose={onHide}>
      {team !== undefined && (
        <>
          <Names key={team.id} team={team} />
          <TeamIconSetting team={team} />
          <Access team={team} />
        </>
      )}
    </Dialog>
  );
}

function Names({ team }: { team: Team }) {
  const dispatch = useAppDispatch();
  const { isBusy, save, note } = useSaving();
  const [title, setTitle] = useState(team.display_name);
  const [description, setDescription] = useState(team.description ?? '');
  const isChanged = title.trim() !== team.display_name || description !== (team.description ?? '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await save(
      guarded(async () => {
        const changed = { id: team.id, display_name: title.trim(), description };
        dispatch({ type: TeamTypes.PATCHED_TEAM, data: await Client4.patchTeam(changed) });
      }),
    );
  };
  return (
    <SettingGroup title={<Text id="teams.names" />}>
      <form onSubmit={(event) => void submit(event)}>
        <label className="field">
          <span>
            <Text id="teams.name" />
          </span>
          <input
            id="team-display-name"
            className="form-control"
            data-autofocus
            required
            maxLength={64}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <label className="field">
          <span>
            <Text id="teams.description" />
          </span>
          <input
            id="team-description"
            className="form-control"
            maxLength={255}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        </label>
        {note}
        <button
          type="submit"
          className="btn btn-primary btn-sm"
          disabled={isBusy || !isChanged || title.trim().length < 2}
        >
          <Text id="save" />
        </button>
      </form>
    </SettingGroup>
  );
}

function Access({ team }: { team: Team }) {
  const dispatch = useAppDispatch();
  const { isBusy, save, note } = useSaving();
  const change = (isOpen: boolean) =>
    save(
      guarded(async () => {
        const changed = { id: team.id, allow_open_invite: isOpen };
        dispatch({ type: TeamTypes.PATCHED_TEAM, data: await Client4.patchTeam(changed) });
      }),
    );
  return (
    <SettingGroup title={<Text id="teams.access" />}>
      <CheckSetting
        name="allow_open_invite"
        label={<Text id="teams.openInvite" />}
        help={<Text id="teams.openHelp" />}
        checked={team.allow_open_invite === true}
        disabled={isBusy}
        onChange={(checked) => void change(checked)}
      />
      {note}
      <InviteLink team={team} />
    </SettingGroup>
  );
}
