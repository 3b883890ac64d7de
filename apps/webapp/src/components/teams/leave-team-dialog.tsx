import { Client4 } from 'mattermost-redux/client';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useState } from 'react';
import { useHistory } from 'react-router-dom';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { leftTeam } from '../../actions/left-team.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { ConfirmDialog } from '../dialog/confirm-dialog.tsx';

/** Asks whether the person really wants to leave the team on screen. */
export function LeaveTeamDialog({ onHide }: { onHide(): void }) {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const team = useAppSelector(getCurrentTeam);
  const me = useAppSelector(getCurrentUserId);
  const [error, setError] = useState<ActionError>();
  if (team === undefined) {
    return null;
  }
  const leave = async () => {
    const result = await dispatch(guarded(() => Client4.removeFromTeam(team.id, me)));
    setError(result.error);
    if (result.error === undefined) {
      onHide();
      dispatch(leftTeam(team.id));
      history.replace('/');
    }
  };
  return (
    <ConfirmDialog
      title={<Text id="teams.leave" />}
      confirm={<Text id="teams.leaveYes" />}
      danger
      onConfirm={() => void leave()}
      onCancel={onHide}
    >
      <p>
        <Text
          id={team.allow_open_invite ? 'teams.leaveOpen' : 'teams.leaveClosed'}
          values={{ team: <strong key="team">{team.display_name}</strong> }}
        />
      </p>
      {error !== undefined && <ErrorNote error={error} />}
    </ConfirmDialog>
  );
}
