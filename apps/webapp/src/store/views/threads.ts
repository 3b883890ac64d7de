import type { UnknownAction } from 'redux';

export const CHANGED_SELECTED_THREAD = 'CHANGED_SELECTED_THREAD';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';

interface ThreadsState {
  /** The thread that is open on the page of threads, by team; plugins read it (contract: webapp §9). */
  selectedThreadIdInTeam: Readonly<Record<string, string>>;
}

const initialState: ThreadsState = { selectedThreadIdInTeam: {} };

export function threads(state: ThreadsState | undefined = initialState, action: UnknownAction): ThreadsState {
  switch (action.type) {
    case CHANGED_SELECTED_THREAD: {
      const { team_id: teamId, thread_id: threadId } = action.data as { team_id: string; thread_id?: string };
      return { selectedThreadIdInTeam: { ...state.selectedThreadIdInTeam, [teamId]: threadId ?? '' } };
    }
    case LOGOUT_SUCCESS:
      return initialState;
    default:
      return state;
  }
}

export const selectThread = (teamId: string, threadId: string) => ({
  type: CHANGED_SELECTED_THREAD,
  data: { team_id: teamId, thread_id: threadId },
});
