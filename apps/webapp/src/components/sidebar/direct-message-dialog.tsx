import type { Team } from '@mattermost/types/teams';
import type { UserProfile } from '@mattermost/types/users';
import { Client4 } from 'mattermost-redux/client';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useCallback } from 'react';
import { useStore } from 'react-redux';
import { openDirectChannel, openGroupChannel } from '../../actions/channels.ts';
import { browserHistory } from '../../browser-history.ts';
import { Text } from '../../i18n/text.tsx';
import type { GlobalState } from '../../store/global-state.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { PEOPLE_PER_PAGE, PeopleDialog } from '../people-picker/people-dialog.tsx';
import { pathOfChannel } from '../routes/channel-path.ts';

interface DirectMessageDialogProps {
  team: Team;
  onExited(): void;
}

/** Eight with me. */
const MOST = 7;

/** Choosing one person, or up to seven, to write to. */
export function DirectMessageDialog({ team, onExited }: DirectMessageDialogProps) {
  const dispatch = useAppDispatch();
  const store = useStore<GlobalState>();
  const staysInTeam = useAppSelector((state) => getConfig(state).RestrictDirectMessage === 'team');
  const me = useAppSelector(getCurrentUserId);
  const all = useCallback(
    (page: number) =>
      staysInTeam
        ? Client4.getProfilesInTeam(team.id, page, PEOPLE_PER_PAGE)
        : Client4.getProfiles(page, PEOPLE_PER_PAGE, { active: true }),
    [staysInTeam, team.id],
  );
  const search = useCallback(
    (words: string) => {
      const where = staysInTeam ? { team_id: team.id } : {};
      return Client4.searchUsers(words, { ...where, allow_inactive: false });
    },
    [staysInTeam, team.id],
  );

  const open = async (chosen: readonly UserProfile[]) => {
    // I am in it anyway; alone I am who I write to.
    const others = chosen.map(({ id }) => id).filter((id) => id !== me);
    const done =
      others.length < 2
        ? await dispatch(openDirectChannel(others[0] ?? me))
        : await dispatch(openGroupChannel(others));
    if (done.data !== undefined) {
      onExited();
      browserHistory.push(pathOfChannel(store.getState(), team.name, done.data));
    }
    return done;
  };

  return (
    <PeopleDialog
      title={<Text id="direct.title" />}
      confirm={<Text id="direct.go" />}
      most={MOST}
      all={all}
      search={search}
      onGo={open}
      onExited={onExited}
    >
      <p className="hint">
        <Text id="direct.hint" values={{ most: MOST }} />
      </p>
    </PeopleDialog>
  );
}
