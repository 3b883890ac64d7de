import { Client4 } from 'mattermost-redux/client';
import { useCallback, useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { list, record, text as textOf } from '../../rest/fields.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { LoadedView } from '../answers/loaded-view.tsx';
import { useLoaded } from '../answers/use-loaded.ts';
import { FormDialog } from '../dialog/form-dialog.tsx';
import { CreateTokenDialog } from './create-token-dialog.tsx';
import { NewToken } from './new-token.tsx';

const MOST_TOKENS = 200;

interface AccessTokensProps {
  /** Whose they are: a person or a bot. */
  userId: string;
  mayCreate: boolean;
}

/** Personal access tokens, or a bot's: made, switched off and on, revoked. The token itself is told once. */
export function AccessTokens({ userId, mayCreate }: AccessTokensProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const load = useCallback(
    async () => list(await Client4.getUserAccessTokensForUser(userId, 0, MOST_TOKENS)).map(readToken),
    [userId],
  );
  const loaded = useLoaded(load);
  const [error, setError] = useState<ActionError>();
  const [isCreating, setCreating] = useState(false);
  const [made, setMade] = useState('');
  const [revoking, setRevoking] = useState<ReturnType<typeof readToken>>();

  const toggle = async (id: string, isActive: boolean) => {
    const request = isActive ? Client4.disableUserAccessToken : Client4.enableUserAccessToken;
    const result = await dispatch(guarded(() => request(id)));
    setError(result.error);
    loaded.reload();
  };
  return (
    <>
      {made !== '' && <NewToken token={made} />}
      {error !== undefined && <ErrorNote error={error} />}
      <LoadedView loaded={loaded}>
        {(tokens) =>
          tokens.length === 0 ? (
            <p className="plugin-panel__empty">
              <Text id="tokens.none" />
            </p>
          ) : (
            <ul className="entry-rows">
              {tokens.map((token) => (
                <li key={token.id} className="entry-row">
                  <span className="entry-row__text">
                    <strong>{token.description}</strong>
                    <small>
                      <Text id="tokens.id" values={{ id: token.id }} />
                    </small>
                  </span>
                  {!token.isActive && (
                    <span className="tag tag--warn">
                      <Text id="tokens.inactive" />
                    </span>
                  )}
                  <span className="entry-row__buttons">
                    <button
                      type="button"
                      className="btn btn-tertiary btn-sm"
                      aria-label={text(token.isActive ? 'tokens.disableNamed' : 'tokens.enableNamed', {
                        name: token.description,
                      })}
                      onClick={() => void toggle(token.id, token.isActive)}
                    >
                      <Text id={token.isActive ? 'plugin.disable' : 'plugin.enable'} />
                    </button>
                    <button
                      type="button"
                      className="btn btn--danger-text btn-sm"
                      aria-label={text('tokens.revokeNamed', { name: token.description })}
                      onClick={() => setRevoking(token)}
                    >
                      <Text id="tokens.revoke" />
                    </button>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </LoadedView>
      {mayCreate && (
        <button
          type="button"
          className="btn btn-tertiary btn-sm"
          data-testid="token-create"
          onClick={() => setCreating(true)}
        >
          <Text id="tokens.create" />
        </button>
      )}
      {isCreating && (
        <CreateTokenDialog
          userId={userId}
          onDone={(token) => {
            setCreating(false);
            setMade(token);
            loaded.reload();
          }}
          onClose={() => setCreating(false)}
        />
      )}
      {revoking !== undefined && (
        <FormDialog
          title={<Text id="tokens.revokeTitle" />}
          confirm={<Text id="tokens.revoke" />}
          danger
          send={() => Client4.revokeUserAccessToken(revoking.id)}
          onDone={() => {
            setRevoking(undefined);
            loaded.reload();
          }}
          onClose={() => setRevoking(undefined)}
        >
          <p>
            <Text id="tokens.revokeText" values={{ name: revoking.description }} />
          </p>
        </FormDialog>
      )}
    </>
  );
}

function readToken(value: unknown) {
  const { id, description, is_active: isActive } = record(value);
  return { id: textOf(id), description: textOf(description), isActive: isActive !== false };
}
