import { submitInteractiveDialog } from 'mattermost-redux/actions/integrations';
import { useRef, useState } from 'react';
import type { DialogSubmission } from '@mattermost/types/integrations';
import type { ActionError } from '../../actions/result.ts';
import { toActionError } from '../../actions/result.ts';
import { record, text } from '../../rest/fields.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useTurns } from '../answers/use-turns.ts';
import { checkFields } from './check-field.ts';
import type { FieldProblem } from './check-field.ts';
import { filesOf, initialValues, readForm } from './dialog-form.ts';
import type { DialogForm, DialogRequest, FieldValue, FieldValues } from './dialog-form.ts';

const FORM = 'form';

/** A dialog that is being filled in: its values, what is wrong with them, and what sending them came to. */
export function useDialogForm(request: DialogRequest, zone: string, onDone: () => void) {
  const dispatch = useAppDispatch();
  const channelId = useAppSelector(
    ({ entities }) => entities.integrations.dialogArguments?.channel_id ?? entities.channels.currentChannelId,
  );
  const [form, setForm] = useState(request.form);
  const [values, setValues] = useState(() => initialValues(request.form.fields, zone));
  const [problems, setProblems] = useState<Readonly<Record<string, FieldProblem>>>({});
  const [error, setError] = useState<ActionError>();
  const [isBusy, setIsBusy] = useState(false);
  /** The fields in which something is on its way. */
  const [pending, setPending] = useState<readonly string[]>([]);
  /** What was filled in in the steps before. */
  const steps = useRef<FieldValues>({});
  const beginRefresh = useTurns();
  const beginSubmit = useTurns();
  /** What was filled in last, also while the page is not drawn yet. */
  const filled = useRef(values);
  /** The field whose change asked for other fields, while they have not come. */
  const refreshing = useRef<string>();

  const fieldBusy = (name: string, isOnItsWay: boolean) =>
    setPending((before) => [...before.filter((each) => each !== name), ...(isOnItsWay ? [name] : [])]);

  const submission = (more: FieldValues = values): DialogSubmission => {
    const fileIds = filesOf(form.fields, more);
    return {
      url: request.url,
      callback_id: form.callbackId,
      state: form.state,
      submission: { ...steps.current, ...more },
      channel_id: channelId,
      user_id: '',
      team_id: '',
      cancelled: false,
      ...(fileIds.length > 0 ? { file_ids: fileIds } : {}),
    } as unknown as DialogSubmission;
  };

  const fill = (next: FieldValues) => {
    filled.current = next;
    setValues(next);
  };

  const saidNothing = () => {
    setProblems({});
    setError(undefined);
  };

  /** What was typed while a form was on its way counts more than what the form says. */
  const show = (next: DialogForm, known: FieldValues, typed: FieldValues = {}) => {
    setForm(next);
    fill({ ...initialValues(next.fields, zone, known), ...pick(typed, next.fields) });
  };

  const change = (name: string, value: FieldValue) => {
    const next = { ...filled.current, [name]: value };
    fill(next);
    const { [name]: _mended, ...rest } = problems;
    setProblems(rest);
    if (form.fields.find((field) => field.name === name)?.refreshes === true && form.sourceUrl !== '') {
      void refresh(name, next, saidNothing);
    }
  };

  /** Asks whoever opened it what the fields are now; only the answer to the last question counts. */
  const refresh = async (name: string, next: FieldValues, afterwards?: () => void) => {
    const isLast = beginRefresh();
    refreshing.current = name;
    const asked = { ...submission({ ...next, selected_field: name }), url: form.sourceUrl, type: 'refresh' };
    const { data, error: failed } = await dispatch(submitInteractiveDialog(asked));
    if (!isLast()) {
      return;
    }
    refreshing.current = undefined;
    if (data?.type === FORM && data.form !== undefined) {
      const fresh = readForm(data.form);
      const now = filled.current;
      const names = Object.keys(now).filter((each) => now[each] !== next[each]);
      const typed = Object.fromEntries(names.map((each) => [each, now[each] ?? null]));
      show({ ...fresh, callbackId: fresh.callbackId || form.callbackId }, now, typed);
      afterwards?.();
    } else if (failed !== undefined || data?.error) {
      setError(failed === undefined ? wordsOf(text(data?.error)) : toActionError(failed));
    }
  };

  const submit = async () => {
    const wrong = checkFields(form.fields, values, zone);
    setProblems(wrong);
    setError(undefined);
    if (Object.keys(wrong).length > 0 || isBusy || pending.length > 0) {
      return Object.keys(wrong)[0];
    }
    setIsBusy(true);
    const isLast = beginSubmit();
    // A refresh that comes from now on would change what is sent already.
    beginRefresh();
    const { data, error: failed } = await dispatch(submitInteractiveDialog(submission()));
    setIsBusy(false);
    if (!isLast()) {
      return undefined;
    }
    const said = errorsOf(data?.errors, form);
    const isRefused = failed !== undefined || Boolean(data?.error) || Object.keys(said).length > 0;
    if (isRefused && refreshing.current !== undefined) {
      // It has not been answered; what is said of the refusal stays.
      void refresh(refreshing.current, filled.current);
    }
    if (failed !== undefined) {
      setError(toActionError(failed));
      return undefined;
    }
    if (isRefused) {
      setProblems(said);
      setError(data?.error ? wordsOf(text(data.error)) : undefined);
      return Object.keys(said)[0];
    }
    if (data?.type === FORM && data.form !== undefined) {
      steps.current = { ...steps.current, ...values };
      beginRefresh();
      refreshing.current = undefined;
      show(readForm(data.form), steps.current);
      saidNothing();
      return undefined;
    }
    onDone();
    return undefined;
  };

  /** Whoever opened it may want to know that nothing comes. */
  const cancel = () => {
    if (form.tellsCancel) {
      const told = { ...submission({}), submission: {}, cancelled: true };
      void dispatch(submitInteractiveDialog(told));
    }
    onDone();
  };

  return {
    form,
    values,
    problems,
    error,
    isBusy: isBusy || pending.length > 0,
    fieldBusy,
    change,
    submit,
    cancel,
    submission,
  };
}

const wordsOf = (message: string): ActionError => ({ message, serverErrorId: '', statusCode: 0 });

/** The values of fields that there are. */
const pick = (values: FieldValues, fields: DialogForm['fields']): FieldValues =>
  Object.fromEntries(
    fields.filter(({ name }) => Object.hasOwn(values, name)).map(({ name }) => [name, values[name] ?? null]),
  );

/** Errors of fields that are not there are nobody's. */
function errorsOf(errors: unknown, form: DialogForm): Record<string, FieldProblem> {
  const said = record(errors);
  const names = form.fields.map(({ name }) => name).filter((name) => text(said[name]) !== '');
  return Object.fromEntries(names.map((name) => [name, { message: text(said[name]) }]));
}
