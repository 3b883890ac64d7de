import type { Team } from '@mattermost/types/teams';
import { Client4 } from 'mattermost-redux/client';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { Link, useHistory } from 'react-router-dom';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { loadMyTeams } from '../../actions/session.ts';
import { Text } from '../../i18n/text.tsx';
import { siteUrl } from '../../site-url.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { AccessFrame } from '../login/access-frame.tsx';
import { teamAddress } from './team-address.ts';

const SHORTEST = 2;
const LONGEST = 64;

/** A new team: what it is called, and its address, which is made of that until the person writes another. */
export function CreateTeamPage() {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const [title, setTitle] = useState('');
  const [address, setAddress] = useState<string>();
  const [error, setError] = useState<ActionError>();
  const [busy, setBusy] = useState(false);
  const name = address ?? teamAddress(title);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const team = { name, display_name: title.trim(), type: 'O' } as Team;
    const result = await dispatch(guarded(() => Client4.createTeam(team)));
    setError(result.error);
    if (result.data !== undefined) {
      await dispatch(loadMyTeams());
      history.push(`/${result.data.name}`);
    }
    setBusy(false);
  };
  return (
    <AccessFrame title={<Text id="teams.create" />}>
      <form onSubmit={(event) => void submit(event)}>
        {error !== undefined && <ErrorNote error={error} />}
        <label className="field">
          <span>
            <Text id="teams.name" />
          </span>
          <input
            id="teamNameInput"
            className="form-control"
            autoFocus
            required
            maxLength={LONGEST}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <label className="field">
          <span>
            <Text id="teams.address" />
          </span>
          <input
            id="teamURLInput"
            className="form-control"
            required
            maxLength={LONGEST}
            value={name}
            onChange={(event) => setAddress(event.target.value.toLowerCase())}
          />
          <small className="field__help">{`${siteUrl()}/${name}`}</small>
        </label>
        <button
          id="teamURLFinishButton"
          type="submit"
          className="btn btn-primary btn--wide"
          disabled={busy || title.trim().length < SHORTEST || name.length < SHORTEST}
        >
          <Text id="teams.create" />
        </button>
      </form>
      <p className="login__links">
        <Link to="/select_team">
          <Text id="teams.select" />
        </Link>
      </p>
    </AccessFrame>
  );
}
