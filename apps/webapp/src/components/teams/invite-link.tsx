import type { Team } from '@mattermost/types/teams';
import { TeamTypes } from 'mattermost-redux/action_types';
import { Permissions } from 'mattermost-redux/constants';
import { Client4 } from 'mattermost-redux/client';
import { haveITeamPermission } from 'mattermost-redux/selectors/entities/roles';
import { useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { siteUrl } from '../../site-url.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useCopied } from '../clipboard/use-copied.ts';
import { ErrorNote } from '../elements/error-note.tsx';

/** The link with which anybody can make an account in the team; a new one makes the old one useless. */
export function InviteLink({ team }: { team: Team }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const mayRenew = useAppSelector((state) => haveITeamPermission(state, team.id, Permissions.MANAGE_TEAM));
  const [error, setError] = useState<ActionError>();
  const link = `${siteUrl()}/signup_user_complete/?id=${team.invite_id}`;
  const { isCopied, copy } = useCopied(link);
  if (!team.invite_id) {
    return null;
  }
  const renew = async () => {
    const result = await dispatch(guarded(() => Client4.regenerateTeamInviteId(team.id)));
    setError(result.error);
    if (result.data !== undefined) {
      dispatch({ type: TeamTypes.RECEIVED_TEAM, data: { ...team, ...result.data } });
    }
  };
  return (
    <div className="invite-link">
      <label className="field">
        <span>
          <Text id="teams.link" />
        </span>
        <input
          id="invite-link"
          className="form-control"
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <small className="field__help">
          <Text id="teams.linkHelp" />
        </small>
      </label>
      <div className="setting-group__actions">
        <button type="button" className="btn btn-tertiary btn-sm" onClick={copy}>
          <Text id={isCopied ? 'teams.copied' : 'teams.copy'} />
        </button>
        {mayRenew && (
          <button
            type="button"
            className="btn btn-link btn-sm"
            aria-label={text('teams.renewLink')}
            onClick={() => void renew()}
          >
            <Text id="teams.renew" />
          </button>
        )}
      </div>
      {error !== undefined && <ErrorNote error={error} />}
    </div>
  );
}
