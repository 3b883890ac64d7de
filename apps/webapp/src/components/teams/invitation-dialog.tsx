import type { Channel } from '@mattermost/types/channels';
import type { UserProfile } from '@mattermost/types/users';
import { Permissions } from 'mattermost-redux/constants';
import { Client4 } from 'mattermost-redux/client';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { haveITeamPermission } from 'mattermost-redux/selectors/entities/roles';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { useCallback, useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { personFits } from '../answers/fits.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { Avatar } from '../elements/avatar.tsx';
import { ErrorNote } from '../elements/error-note.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { InviteLink } from './invite-link.tsx';

const SHOWN = 20;
const isAddress = (term: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(term);

interface Done {
  name: string;
  isLetter: boolean;
}

interface InvitationDialogProps {
  /** Whoever has an account comes into this channel of the team, too (contract: webapp §3). */
  channelToInvite?: Pick<Channel, 'id' | 'display_name'>;
  onHide(): void;
}

/** Brings people into the team: who has an account by name, others by a letter, and anybody by a link. */
export function InvitationDialog({ channelToInvite, onHide }: InvitationDialogProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const team = useAppSelector(getCurrentTeam);
  const teamId = team?.id ?? '';
  const mayAdd = useAppSelector((state) => haveITeamPermission(state, teamId, Permissions.ADD_USER_TO_TEAM));
  const mayInvite = useAppSelector((state) => haveITeamPermission(state, teamId, Permissions.INVITE_USER));
  const sendsLetters = useAppSelector(getConfig).EnableEmailInvitations === 'true';
  const [term, setTerm] = useState('');
  const [done, setDone] = useState<readonly Done[]>([]);
  const [error, setError] = useState<ActionError>();
  const [busy, setBusy] = useState(false);

  const wanted = term.trim();
  const ask = useCallback((name: string) => outsidersOf(teamId, name), [teamId]);
  const answer = useAnswer(wanted === '' || !mayAdd ? undefined : wanted, ask);
  // Until the server has answered only those of its last answer are offered who fit.
  const found = (answer.data ?? []).filter((user) => !answer.isStale || personFits(user, wanted));

  const act = async (request: () => Promise<unknown>, what: Done) => {
    setBusy(true);
    const result = await dispatch(guarded(request));
    setBusy(false);
    setError(result.error);
    if (result.error === undefined) {
      setDone((before) => [...before, what]);
      setTerm('');
    }
  };
  const write = async () => {
    const [answer] = await Client4.sendEmailInvitesToTeamGracefully(teamId, [wanted]);
    if (answer?.error) {
      throw answer.error as unknown as Error;
    }
  };
  const channelId = channelToInvite?.id ?? '';
  const add = async (userId: string) => {
    await Client4.addToTeam(teamId, userId);
    if (channelId !== '') {
      await Client4.addToChannel(userId, channelId);
    }
  };
  const isLetter = isAddress(wanted);
  return (
    <Dialog
      title={<Text id="teams.invite" values={{ team: team?.display_name ?? '' }} />}
      onClose={onHide}
      actions={
        <button type="button" className="btn btn-primary" onClick={onHide}>
          <Text id="teams.done" />
        </button>
      }
    >
      {channelToInvite !== undefined && (
        <p className="hint">
          <Text id="teams.inviteAlso" values={{ channel: channelToInvite.display_name }} />
        </p>
      )}
      <input
        id="invite-search"
        className="form-control"
        data-autofocus
        aria-label={text('teams.inviteWhom')}
        placeholder={text('teams.inviteWhom')}
        value={term}
        onChange={(event) => {
          setTerm(event.target.value);
          setError(undefined);
        }}
      />
      {(error ?? answer.error) !== undefined && <ErrorNote error={(error ?? answer.error) as ActionError} />}
      <ul className="choice-list">
        {found.map((user) => (
          <li key={user.id}>
            <button
              type="button"
              className="choice"
              disabled={busy}
              onClick={() =>
                void act(() => add(user.id), {
                  name: `@${user.username}`,
                  isLetter: false,
                })
              }
            >
              <Avatar user={user} />
              <span className="choice__text">
                <strong>{user.username}</strong>
                <small>{[user.first_name, user.last_name].filter(Boolean).join(' ')}</small>
              </span>
              <span className="choice__hint">
                <Text id="teams.add" />
              </span>
            </button>
          </li>
        ))}
        {isLetter && mayInvite && sendsLetters && (
          <li>
            <button
              type="button"
              className="choice"
              disabled={busy}
              onClick={() => void act(write, { name: wanted, isLetter: true })}
            >
              <span className="choice__text">
                <Text id="teams.write" values={{ email: wanted }} />
              </span>
            </button>
          </li>
        )}
      </ul>
      {wanted !== '' && !answer.isStale && found.length === 0 && !(isLetter && sendsLetters) && (
        <p className="hint">
          <Text id={isLetter ? 'teams.noLetters' : 'teams.nobody'} />
        </p>
      )}
      <div aria-live="polite">
        {done.map(({ name, isLetter: wasWritten }) => (
          <p key={name} className="alert alert--good">
            <Text id={wasWritten ? 'teams.written' : 'teams.added'} values={{ name }} />
          </p>
        ))}
      </div>
      {mayInvite && team !== undefined && <InviteLink team={team} />}
    </Dialog>
  );
}

/** Whose name begins so, of those who are not in the team; bots and who was deactivated are not brought in. */
async function outsidersOf(teamId: string, name: string): Promise<readonly UserProfile[]> {
  const users = await Client4.searchUsers(name, { not_in_team_id: teamId, limit: SHOWN });
  return users.filter(({ is_bot: isBot, delete_at: deletedAt }) => !isBot && deletedAt === 0);
}
