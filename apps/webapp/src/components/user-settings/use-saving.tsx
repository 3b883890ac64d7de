import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { savePreferences } from '../../actions/preferences.ts';
import type { ActionError, ActionResult } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import type { AppThunk } from '../../store/store.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Icon } from '../elements/icon.tsx';

export type Save = (action: AppThunk<Promise<ActionResult<unknown>>>) => Promise<boolean>;

interface Saving {
  isBusy: boolean;
  save: Save;
  /** Whether it went well, to be drawn where the person looks. */
  note: ReactNode;
}

/** Saves, and says at the place how it went. */
export function useSaving(): Saving {
  const dispatch = useAppDispatch();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError>();
  const [isSaved, setSaved] = useState(false);
  const save = useCallback<Save>(
    async (action) => {
      setBusy(true);
      setSaved(false);
      const result = await dispatch(action);
      setBusy(false);
      setError(result.error);
      setSaved(result.error === undefined);
      return result.error === undefined;
    },
    [dispatch],
  );
  const note = (
    <div className="saving-note" aria-live="polite">
      {error !== undefined && <ErrorNote error={error} />}
      {isSaved && error === undefined && (
        <span className="saving-note__saved">
          <Icon name="check" />
          <Text id="settings.saved" />
        </span>
      )}
    </div>
  );
  return { isBusy, save, note };
}

/** A preference of the person, and how to change it. */
export function usePreference(
  save: Save,
  category: string,
  name: string,
  fallback: string,
): [string, (value: string) => void] {
  const value = useAppSelector(
    (state) => state.entities.preferences.myPreferences[`${category}--${name}`]?.value ?? fallback,
  );
  return [value, (next) => void save(savePreferences([{ category, name, value: next }]))];
}
