import type { Team } from '@mattermost/types/teams';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useHistory } from 'react-router-dom';
import { createChannel } from '../../actions/channels.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { channelNameOf } from './channel-name.ts';

interface CreateChannelDialogProps {
  team: Team;
  onClose(): void;
}

export function CreateChannelDialog({ team, onClose }: CreateChannelDialogProps) {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const [title, setTitle] = useState('');
  const [purpose, setPurpose] = useState('');
  const [isPrivate, setPrivate] = useState(false);
  const [error, setError] = useState<string>();
  const fallback = `channel-${Date.now().toString(36)}`;
  const name = channelNameOf(title) || (title.trim() === '' ? '' : fallback);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = { teamId: team.id, displayName: title.trim(), name, purpose: purpose.trim(), isPrivate };
    const result = await dispatch(createChannel(wanted));
    setError(result.error?.message);
    if (result.data !== undefined) {
      onClose();
      history.push(`/${team.name}/channels/${result.data.name}`);
    }
  };

  const actions = (
    <>
      <button type="button" className="btn btn-tertiary" onClick={onClose}>
        <Text id="cancel" />
      </button>
      <button type="submit" form="create-channel" className="btn btn-primary" disabled={name === ''}>
        <Text id="create.submit" />
      </button>
    </>
  );
  return (
    <Dialog title={<Text id="create.title" />} onClose={onClose} actions={actions}>
      <form id="create-channel" onSubmit={(event) => void submit(event)}>
        {error !== undefined && (
          <p className="alert alert--error" role="alert">
            {error}
          </p>
        )}
        <label className="field">
          <span>
            <Text id="create.name" />
          </span>
          <input
            className="form-control"
            data-autofocus
            maxLength={64}
            required
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
          <small className="field__help">{name === '' ? ' ' : `/${team.name}/channels/${name}`}</small>
        </label>
        <label className="field">
          <span>
            <Text id="create.purpose" />
          </span>
          <input
            className="form-control"
            maxLength={250}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
          />
        </label>
        <label className="check">
          <input type="checkbox" checked={isPrivate} onChange={(event) => setPrivate(event.target.checked)} />
          <span>
            <Text id="create.private" />
            <small>
              <Text id="create.privateHelp" />
            </small>
          </span>
        </label>
      </form>
    </Dialog>
  );
}
