import { flag, list, number, record, text } from '../../rest/fields.ts';
import { resolveDate, toWire } from './resolve-date.ts';

/** What stands in a field of a dialog: what is sent to whoever opened it. */
export type FieldValue = string | number | boolean | null | readonly string[];
export type FieldValues = Readonly<Record<string, FieldValue>>;

export interface FieldOption {
  text: string;
  value: string;
}

export interface FieldDates {
  min: string;
  max: string;
  /** Minutes between the times that are offered. */
  interval: number;
  /** An IANA name; '' for the person's own. */
  timezone: string;
  /** The time is typed and not chosen. */
  isTyped: boolean;
}

export interface DialogField {
  name: string;
  label: string;
  type: string;
  subtype: string;
  initial: string;
  placeholder: string;
  help: string;
  isOptional: boolean;
  minLength: number;
  maxLength: number;
  dataSource: string;
  dataSourceUrl: string;
  /** More than one option, or more than one file. */
  isMultiple: boolean;
  options: readonly FieldOption[];
  /** A change of it asks whoever opened the dialog for other fields. */
  refreshes: boolean;
  dates: FieldDates;
  /** What a button calls. */
  button: { url: string; context: Readonly<Record<string, string>> };
}

export interface DialogForm {
  callbackId: string;
  title: string;
  introduction: string;
  iconUrl: string;
  fields: readonly DialogField[];
  submitLabel: string;
  tellsCancel: boolean;
  state: string;
  sourceUrl: string;
}

export interface DialogRequest {
  triggerId: string;
  /** To whom it is sent. */
  url: string;
  form: DialogForm;
}

const HOUR_MINUTES = 60;

/** A dialog as a plugin or a program describes it; what is missing or odd is empty (contract: model.OpenDialogRequest). */
export function readRequest(value: unknown): DialogRequest {
  const { trigger_id: triggerId, url, dialog } = record(value);
  return { triggerId: text(triggerId), url: text(url), form: readForm(dialog) };
}

export function readForm(value: unknown): DialogForm {
  const dialog = record(value);
  return {
    callbackId: text(dialog.callback_id),
    title: text(dialog.title),
    introduction: text(dialog.introduction_text),
    iconUrl: text(dialog.icon_url),
    fields: list(dialog.elements)
      .map(readField)
      .filter(({ name }) => name !== ''),
    submitLabel: text(dialog.submit_label),
    tellsCancel: flag(dialog.notify_on_cancel),
    state: text(dialog.state),
    sourceUrl: text(dialog.source_url),
  };
}

function readField(value: unknown): DialogField {
  const field = record(value);
  const dates = record(field.datetime_config);
  return {
    name: text(field.name),
    label: text(field.display_name),
    type: text(field.type),
    subtype: text(field.subtype),
    initial: typeof field.default === 'boolean' ? String(field.default) : text(field.default),
    placeholder: text(field.placeholder),
    help: text(field.help_text),
    isOptional: flag(field.optional),
    minLength: number(field.min_length),
    maxLength: number(field.max_length),
    dataSource: text(field.data_source),
    dataSourceUrl: text(field.data_source_url),
    isMultiple: field.type === 'file' ? flag(field.allow_multiple) : flag(field.multiselect),
    options: list(field.options).map(readOption),
    refreshes: flag(field.refresh),
    dates: {
      min: text(dates.min_date) || text(field.min_date),
      max: text(dates.max_date) || text(field.max_date),
      interval: number(dates.time_interval) || number(field.time_interval) || HOUR_MINUTES,
      timezone: text(dates.location_timezone),
      isTyped: flag(dates.manual_time_entry) || flag(dates.allow_manual_time_entry),
    },
    button: readButton(field.action_button),
  };
}

function readButton(value: unknown): DialogField['button'] {
  const { url, context } = record(value);
  const entries = Object.entries(record(context)).map(([name, content]) => [name, text(content)] as const);
  return { url: text(url), context: Object.fromEntries(entries) };
}

/** Whether something is filled in there: a button only does something. */
export const isFilledIn = ({ type }: DialogField): boolean => type !== 'action_button';

/** The files that go with a dialog. */
export const filesOf = (fields: readonly DialogField[], values: FieldValues): string[] =>
  fields
    .filter(({ type }) => type === 'file')
    .flatMap(({ name }) => values[name] ?? [])
    .filter((id): id is string => typeof id === 'string' && id !== '');

export function readOption(value: unknown): FieldOption {
  const option = record(value);
  const content = typeof option.value === 'number' ? String(option.value) : text(option.value);
  return { text: text(option.text) || content, value: content };
}

/**
 * What the fields hold before anybody has changed them; what is known from a step before stays. Times are those of
 * `zone` where the field names no other.
 */
export function initialValues(
  fields: readonly DialogField[],
  zone: string,
  known: FieldValues = {},
): FieldValues {
  return Object.fromEntries(
    fields
      .filter(isFilledIn)
      .map((field) => [
        field.name,
        Object.hasOwn(known, field.name) && field.initial === ''
          ? (known[field.name] ?? null)
          : initial(field, zone),
      ]),
  );
}

function initial(field: DialogField, zone: string): FieldValue {
  const { initial: value, isMultiple, type } = field;
  if (isMultiple) {
    return value.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  }
  switch (type) {
    case 'bool':
      return value.toLowerCase() === 'true';
    case 'date':
      return resolveDate(value, field.dates.timezone || zone)?.toISODate() ?? null;
    case 'datetime': {
      const time = resolveDate(value, field.dates.timezone || zone);
      return time === undefined ? null : toWire(time);
    }
    case 'text':
    case 'textarea':
      return field.subtype === 'number' && value !== '' && Number.isFinite(Number(value))
        ? Number(value)
        : value;
    default:
      return value === '' ? null : value;
  }
}
