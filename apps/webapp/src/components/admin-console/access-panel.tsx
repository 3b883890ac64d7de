import { useCallback, useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { getPluginAccess, setPluginAccess } from '../../rest/plugin-access.ts';
import type { PluginAccess } from '../../rest/plugin-access.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { IconButton } from '../elements/icon-button.tsx';
import { LoadedView } from '../answers/loaded-view.tsx';
import { useLoaded } from '../answers/use-loaded.ts';
import { UserSuggest } from './settings/user-suggest.tsx';

/** Who may use a plugin: everybody, or those on a list. */
export function AccessPanel({ pluginId }: { pluginId: string }) {
  const load = useCallback((signal: AbortSignal) => getPluginAccess(pluginId, signal), [pluginId]);
  const loaded = useLoaded(load);
  return (
    <LoadedView loaded={loaded}>
      {(access) => <AccessForm pluginId={pluginId} saved={access} onSaved={loaded.reload} />}
    </LoadedView>
  );
}

interface AccessFormProps {
  pluginId: string;
  saved: PluginAccess;
  onSaved(): void;
}

function AccessForm({ pluginId, saved, onSaved }: AccessFormProps) {
  const text = useText();
  const dispatch = useAppDispatch();
  const [changed, setChanged] = useState<PluginAccess>();
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError>();
  const [isSaved, setSaved] = useState(false);
  const { isRestricted, users } = changed ?? saved;
  const change = (access: Partial<PluginAccess>) => {
    setChanged({ isRestricted, users, ...access });
    setSaved(false);
  };
  const save = async () => {
    setBusy(true);
    const result = await dispatch(guarded(() => setPluginAccess(pluginId, { isRestricted, users })));
    setBusy(false);
    setError(result.error);
    if (result.error === undefined) {
      setChanged(undefined);
      setSaved(true);
      onSaved();
    }
  };
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          data-testid={`access-restrict-${pluginId}`}
          checked={isRestricted}
          onChange={({ target }) => change({ isRestricted: target.checked })}
        />
        <span>
          <Text id="access.restrict" />
          <small>
            <Text id="access.restrictHelp" />
          </small>
        </span>
      </label>
      {isRestricted && (
        <div className="access">
          {users.length === 0 && (
            <p className="plugin-panel__empty">
              <Text id="access.nobody" />
            </p>
          )}
          <ul className="access__users">
            {users.map((user) => (
              <li key={user.id} className="tag">
                @{user.username}
                <IconButton
                  icon="close"
                  label={text('access.remove', { name: user.username })}
                  onClick={() => change({ users: users.filter(({ id }) => id !== user.id) })}
                />
              </li>
            ))}
          </ul>
          <UserSuggest
            value={typed}
            placeholder={text('access.add')}
            aria-label={text('access.add')}
            listLabel={text('access.add')}
            onType={setTyped}
            onChoose={({ id, username }) => {
              setTyped('');
              if (!users.some((user) => user.id === id)) {
                change({ users: [...users, { id, username }] });
              }
            }}
          />
        </div>
      )}
      {error !== undefined && <ErrorNote error={error} />}
      <div className="plugin-panel__pages">
        <button
          type="button"
          className="btn btn-primary btn-sm"
          data-testid={`access-save-${pluginId}`}
          disabled={changed === undefined || isBusy}
          onClick={() => void save()}
        >
          <Text id="setting.save" />
        </button>
        <span role="status">{isSaved && <Text id="setting.saved" />}</span>
      </div>
    </>
  );
}
