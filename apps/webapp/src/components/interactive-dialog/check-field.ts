import { DateTime } from 'luxon';
import type { MessageId } from '../../i18n/catalogue.ts';
import { isFilledIn } from './dialog-form.ts';
import type { DialogField, FieldValue, FieldValues } from './dialog-form.ts';
import { resolveDate } from './resolve-date.ts';

/** What is wrong with a field: a text of the catalogue, or words of whoever opened the dialog. */
export type FieldProblem = { id: MessageId; values?: Record<string, string | number> } | { message: string };

/** What is wrong with what somebody filled in, by the name of the field; nothing where all is well. */
export function checkFields(
  fields: readonly DialogField[],
  values: FieldValues,
  zone: string,
): Record<string, FieldProblem> {
  const problems = fields
    .filter(isFilledIn)
    .map((field) => [field.name, checkField(field, values[field.name], zone)] as const);
  return Object.fromEntries(
    problems.filter((entry): entry is [string, FieldProblem] => entry[1] !== undefined),
  );
}

function checkField(
  field: DialogField,
  value: FieldValue | undefined,
  zone: string,
): FieldProblem | undefined {
  if (isEmpty(value)) {
    return field.isOptional ? undefined : { id: 'interactive.required' };
  }
  switch (field.type) {
    case 'text':
    case 'textarea':
      return checkText(field, String(value));
    case 'date':
    case 'datetime':
      return checkDate(field, String(value), zone);
    default:
      return undefined;
  }
}

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

function checkText({ subtype, minLength, maxLength }: DialogField, value: string): FieldProblem | undefined {
  const length = [...value].length;
  if (length < minLength) {
    return { id: 'interactive.tooShort', values: { count: minLength } };
  }
  if (maxLength > 0 && length > maxLength) {
    return { id: 'interactive.tooLong', values: { count: maxLength } };
  }
  if (subtype === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value)) {
    return { id: 'interactive.badEmail' };
  }
  if (subtype === 'number' && !Number.isFinite(Number(value))) {
    return { id: 'interactive.badNumber' };
  }
  return subtype === 'url' && !/^https?:\/\/\S/i.test(value) ? { id: 'interactive.badUrl' } : undefined;
}

function checkDate({ dates, type }: DialogField, value: string, zone: string): FieldProblem | undefined {
  const chosen = DateTime.fromISO(value, { zone: dates.timezone || zone });
  if (!chosen.isValid) {
    return { id: 'interactive.badDate' };
  }
  const min = resolveDate(dates.min, dates.timezone || zone);
  const max = resolveDate(dates.max, dates.timezone || zone);
  if (min !== undefined && chosen < (type === 'date' ? min.startOf('day') : min)) {
    return { id: 'interactive.tooEarly' };
  }
  // A day as the last one is meant as a whole.
  const isDay = type === 'date' || !/T|[HMS]$/.test(dates.max);
  return max !== undefined && chosen > (isDay ? max.endOf('day') : max)
    ? { id: 'interactive.tooLate' }
    : undefined;
}
