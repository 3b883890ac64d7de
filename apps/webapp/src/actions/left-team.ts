import { TeamTypes } from 'mattermost-redux/action_types';
import { batch } from '../store/batch.ts';
import type { AppThunk } from '../store/store.ts';

/** The person is no longer in a team; answers whether it was the one on screen. */
export function leftTeam(teamId: string): AppThunk<boolean> {
  return (dispatch, getState) => {
    const { currentTeamId, teams } = getState().entities.teams;
    const isOpen = currentTeamId === teamId;
    dispatch(
      batch([
        { type: TeamTypes.LEAVE_TEAM, data: teams[teamId] ?? { id: teamId } },
        ...(isOpen ? [{ type: TeamTypes.SELECT_TEAM, data: '' }] : []),
      ]),
    );
    return isOpen;
  };
}
