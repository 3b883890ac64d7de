import type { Team } from '@mattermost/types/teams';
import type { UserProfile } from '@mattermost/types/users';
import { UserTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useCallback, useState } from 'react';
import { useStore } from 'react-redux';
import { openDirectChannel, openGroupChannel } from '../../actions/channels.ts';
import type { ActionError } from '../../actions/result.ts';
import { browserHistory } from '../../browser-history.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { GlobalState } from '../../store/global-state.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { ErrorNote } from '../common/error-note.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { PeoplePicker } from '../people-picker/people-picker.tsx';
import { pathOfChannel } from '../routes/channel-path.ts';

interface DirectMessageDialogProps {
  team: Team;
  onExited(): void;
}

const PER_PAGE = 50;
/** Eight with me. */
const MOST = 7;

/** Choosing one person, or up to seven, to write to. */
export function DirectMessageDialog({ team, onExited }: DirectMessageDialogProps) {
  const dispatch = useAppDispatch();
  const store = useStore<GlobalState>();
  const text = useText();
  const staysInTeam = useAppSelector((state) => getConfig(state).RestrictDirectMessage === 'team');
  const me = useAppSelector(getCurrentUserId);
  const [chosen, setChosen] = useState<UserProfile[]>([]);
  const [term, setTerm] = useState('');
  const [error, setError] = useState<ActionError>();
  const [isBusy, setBusy] = useState(false);
  const wanted = term.trim();
  const load = useCallback(
    async (page: number): Promise<readonly UserProfile[]> => {
      if (wanted !== '') {
        const teamId = staysInTeam ? { team_id: team.id } : {};
        return page > 0 ? [] : Client4.searchUsers(wanted, { ...teamId, allow_inactive: false });
      }
      return staysInTeam
        ? Client4.getProfilesInTeam(team.id, page, PER_PAGE)
        : Client4.getProfiles(page, PER_PAGE, { active: true });
    },
    [staysInTeam, team.id, wanted],
  );

  const open = async () => {
    setBusy(true);
    dispatch({ type: UserTypes.RECEIVED_PROFILES_LIST, data: chosen });
    // I am in it anyway; alone I am who I write to.
    const others = chosen.map(({ id }) => id).filter((id) => id !== me);
    const done =
      others.length < 2
        ? await dispatch(openDirectChannel(others[0] ?? me))
        : await dispatch(openGroupChannel(others));
    setBusy(false);
    setError(done.error);
    if (done.data !== undefined) {
      onExited();
      browserHistory.push(pathOfChannel(store.getState(), team.name, done.data));
    }
  };

  const actions = (
    <>
      <button type="button" className="btn btn-tertiary" onClick={onExited}>
        <Text id="cancel" />
      </button>
      <button
        type="button"
        id="saveItems"
        className="btn btn-primary"
        disabled={chosen.length === 0 || isBusy}
        onClick={() => void open()}
      >
        <Text id="direct.go" />
      </button>
    </>
  );
  return (
    <Dialog title={<Text id="direct.title" />} onClose={onExited} actions={actions}>
      {error !== undefined && <ErrorNote error={error} />}
      <PeoplePicker
        label={text('direct.search')}
        load={load}
        perPage={PER_PAGE}
        term={term}
        onTerm={setTerm}
        chosen={chosen}
        onChange={setChosen}
        most={MOST}
      />
      <p className="hint">
        <Text id="direct.hint" values={{ most: MOST }} />
      </p>
    </Dialog>
  );
}
