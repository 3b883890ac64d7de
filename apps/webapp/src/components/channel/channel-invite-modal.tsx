import type { Channel } from '@mattermost/types/channels';
import type { UserProfile } from '@mattermost/types/users';
import { UserTypes } from 'mattermost-redux/action_types';
import { addChannelMembers, getChannelStats } from 'mattermost-redux/actions/channels';
import { Client4 } from 'mattermost-redux/client';
import { useCallback, useState } from 'react';
import { ofRedux } from '../../actions/of-redux.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { ErrorNote } from '../common/error-note.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { PeoplePicker } from '../people-picker/people-picker.tsx';

interface ChannelInviteModalProps {
  channel: Channel;
  onExited(): void;
}

const PER_PAGE = 50;
const MOST = 100;

/** Adding people of the team to a channel. */
export function ChannelInviteModal({ channel, onExited }: ChannelInviteModalProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const [chosen, setChosen] = useState<UserProfile[]>([]);
  const [term, setTerm] = useState('');
  const [error, setError] = useState<ActionError>();
  const [isBusy, setBusy] = useState(false);
  const { id, team_id: teamId, group_constrained: isConstrained } = channel;
  const wanted = term.trim();
  const load = useCallback(
    async (page: number): Promise<readonly UserProfile[]> => {
      if (wanted !== '') {
        const options = { team_id: teamId, not_in_channel_id: id, group_constrained: isConstrained };
        return page > 0 ? [] : Client4.searchUsers(wanted, options);
      }
      return Client4.getProfilesNotInChannel(teamId, id, isConstrained, page, PER_PAGE);
    },
    [id, isConstrained, teamId, wanted],
  );

  const add = async () => {
    setBusy(true);
    dispatch({ type: UserTypes.RECEIVED_PROFILES_LIST, data: chosen });
    const userIds = chosen.map((user) => user.id);
    const done = await dispatch(ofRedux(addChannelMembers(id, userIds)));
    setBusy(false);
    setError(done.error);
    if (done.error === undefined) {
      void dispatch(getChannelStats(id));
      onExited();
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
        onClick={() => void add()}
      >
        <Text id="invite.add" />
      </button>
    </>
  );
  return (
    <Dialog
      title={<Text id="invite.title" values={{ name: channel.display_name }} />}
      onClose={onExited}
      actions={actions}
    >
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
    </Dialog>
  );
}
