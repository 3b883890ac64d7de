import type { Channel } from '@mattermost/types/channels';
import type { UserProfile } from '@mattermost/types/users';
import { Client4 } from 'mattermost-redux/client';
import { getChannelsInCurrentTeam } from 'mattermost-redux/selectors/entities/channels';
import { useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Icon } from '../elements/icon.tsx';
import { Dialog } from '../dialog/dialog.tsx';

interface AddToChannelDialogProps {
  user: UserProfile;
  onHide(): void;
}

const SHOWN = 50;

/** Puts somebody into one of the person's own channels of the team. */
export function AddToChannelDialog({ user, onHide }: AddToChannelDialogProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const mine = useAppSelector((state) => state.entities.channels.myMembers);
  const channels = useAppSelector(getChannelsInCurrentTeam).filter(
    ({ id, type, delete_at: deletedAt }) =>
      (type === 'O' || type === 'P') && deletedAt === 0 && mine[id] !== undefined,
  );
  const [term, setTerm] = useState('');
  const [error, setError] = useState<ActionError>();
  const [isBusy, setBusy] = useState(false);
  const shown = channels
    .filter(({ name, display_name: title }) =>
      `${title} ${name}`.toLowerCase().includes(term.trim().toLowerCase()),
    )
    .slice(0, SHOWN);

  const add = async (channel: Channel) => {
    setBusy(true);
    const result = await dispatch(guarded(() => Client4.addToChannel(user.id, channel.id)));
    setBusy(false);
    setError(result.error);
    if (result.error === undefined) {
      onHide();
    }
  };
  return (
    <Dialog title={<Text id="profile.addTitle" values={{ name: `@${user.username}` }} />} onClose={onHide}>
      <input
        className="form-control"
        data-autofocus
        aria-label={text('profile.addSearch')}
        placeholder={text('profile.addSearch')}
        value={term}
        onChange={(event) => setTerm(event.target.value)}
      />
      {error !== undefined && <ErrorNote error={error} />}
      <ul className="choice-list">
        {shown.map((channel) => (
          <li key={channel.id}>
            <button type="button" className="choice" disabled={isBusy} onClick={() => void add(channel)}>
              <Icon name={channel.type === 'P' ? 'lock-outline' : 'globe'} />
              <span className="choice__text">{channel.display_name}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <p className="empty">
          <Text id="profile.addNone" />
        </p>
      )}
    </Dialog>
  );
}
