import { Client4 } from 'mattermost-redux/client';
import { useCallback, useContext, useMemo, useRef, useState } from 'react';
import { guarded } from '../../../actions/guarded.ts';
import { patchConfig } from '../../../actions/console-config.ts';
import type { ActionError } from '../../../actions/result.ts';
import { AppContext } from '../../../app-context.ts';
import { useAppDispatch, useAppSelector } from '../../../store/hooks.ts';
import { configPatch } from './config-patch.ts';
import type { Values } from './config-patch.ts';
import { errorsByField } from './errors-by-field.ts';
import { runSaveActions } from './save-actions.ts';
import type { SaveAction } from './save-actions.ts';
import { valueAt } from './setting.ts';
import type { Setting } from './setting.ts';

export interface SettingsForm {
  /** What a setting holds now, saved or not; undefined while it was never set. */
  value(key: string): unknown;
  /** Everything that was changed, by key. */
  edited: Values;
  isDirty: boolean;
  isSaving: boolean;
  /** It was saved, and nothing was changed since. */
  isSaved: boolean;
  error?: ActionError;
  /** The settings that the error is about, by key. */
  fieldErrors: Readonly<Record<string, string>>;
  /** What a custom setting wants said beside the button. */
  warning?: string;
  /** The custom setting that is to ask before saving. */
  confirming: string;
  /** As plugins call it (contract: webapp §11): `confirm` has Save ask first, `doSubmit` saves at once. */
  change(key: string, value: unknown, confirm?: unknown, doSubmit?: unknown, warning?: unknown): void;
  save(): void;
  cancelConfirm(): void;
  setSaveNeeded(): void;
  registerSaveAction(pluginId: string, action: SaveAction): void;
  unregisterSaveAction(action: SaveAction): void;
  reset(): void;
}

interface State {
  edited: Values;
  isDirty: boolean;
  isSaving: boolean;
  isSaved: boolean;
  error?: ActionError;
  warning?: string;
  needsConfirm: string;
  confirming: string;
}

const clean: State = {
  edited: {},
  isDirty: false,
  isSaving: false,
  isSaved: false,
  needsConfirm: '',
  confirming: '',
};

/** The settings of one page while they are edited; `afterSave` is waited for before the page counts as saved. */
export function useSettingsForm(
  settings: readonly Setting[],
  afterSave?: () => Promise<unknown>,
): SettingsForm {
  const dispatch = useAppDispatch();
  const services = useContext(AppContext);
  const config = useAppSelector((state) => state.entities.admin.config);
  const [state, setState] = useState(clean);
  // Plugins change, and save at once, in one breath: what is saved is what was changed until then.
  const current = useRef(state);
  const actions = useRef(new Map<SaveAction, string>());
  const update = useCallback((change: Partial<State>) => {
    current.current = { ...current.current, ...change };
    setState(current.current);
  }, []);

  const submit = async () => {
    if (current.current.isSaving) {
      return;
    }
    const { edited } = current.current;
    update({ isSaving: true, error: undefined, confirming: '' });
    const fail = (error: ActionError) => update({ isSaving: false, isDirty: true, error });
    const fresh = await dispatch(guarded(() => Client4.getConfig()));
    if (fresh.data === undefined) {
      return fail(fresh.error);
    }
    const patch = configPatch(fresh.data, settings, edited);
    if (Object.keys(patch).length > 0) {
      const saved = await dispatch(patchConfig(patch));
      if (saved.data === undefined) {
        return fail(saved.error);
      }
    }
    const failed = await runSaveActions(services, actions.current);
    if (failed !== undefined) {
      return fail(failed);
    }
    await afterSave?.();
    // What was typed while it was being saved is still to be saved.
    const later = Object.entries(current.current.edited).filter(([key, value]) => edited[key] !== value);
    update({
      ...clean,
      edited: Object.fromEntries(later),
      isDirty: later.length > 0,
      isSaved: later.length === 0,
    });
  };

  const change: SettingsForm['change'] = (key, value, confirm = false, doSubmit = false, warning = false) => {
    const { needsConfirm, warning: before, edited } = current.current;
    update({
      edited: { ...edited, [key]: value },
      isDirty: true,
      isSaved: false,
      needsConfirm: confirm === true ? key : needsConfirm === key ? '' : needsConfirm,
      warning: warning === false ? before : typeof warning === 'string' ? warning : undefined,
    });
    if (doSubmit === true) {
      void submit();
    }
  };

  const paths = useMemo(() => new Map(settings.map(({ key, path }) => [key, path])), [settings]);
  const fieldErrors = useMemo(
    () => (state.error === undefined ? {} : errorsByField(settings, state.error)),
    [settings, state.error],
  );
  return {
    ...state,
    fieldErrors,
    value: (key) =>
      Object.hasOwn(state.edited, key) ? state.edited[key] : valueAt(config, paths.get(key) ?? [key]),
    change,
    save: () => {
      const { needsConfirm } = current.current;
      if (needsConfirm === '') {
        void submit();
      } else {
        update({ confirming: needsConfirm });
      }
    },
    cancelConfirm: () => update({ confirming: '' }),
    setSaveNeeded: () => update({ isDirty: true, isSaved: false }),
    registerSaveAction: (pluginId, action) => void actions.current.set(action, pluginId),
    unregisterSaveAction: (action) => void actions.current.delete(action),
    reset: () => update(clean),
  };
}
