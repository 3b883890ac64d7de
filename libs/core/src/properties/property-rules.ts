import type { PropertyField, PropertyValue } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import { isId } from '../model/ids.ts';

/** Characters of names and targets (Go: model.PropertyFieldNameMaxRunes and its neighbours). */
const LONGEST = 255;
const TYPES = new Set(['text', 'select', 'multiselect', 'date', 'user', 'multiuser', 'rank']);
const OBJECT_TYPES = new Set(['post', 'channel', 'user', 'template', 'session', 'system']);
const TARGET_TYPES = new Set(['system', 'team', 'channel']);
const LEVELS = new Set(['none', 'sysadmin', 'member', 'admin']);
/** What a value of the system itself is a value of. */
const SYSTEM = 'system';

const isLong = (text: string): boolean => [...text].length > LONGEST;

/** Throws the first rule that a field breaks (Go: model.PropertyField.IsValid). */
export function assertFieldIsValid(field: PropertyField): void {
  const wrong = (name: string, reason: string) =>
    refuse('model.property_field.is_valid.app_error', 'PropertyField.IsValid', { field: name, reason });
  if (!isId(field.id)) throw wrong('id', 'it is no id');
  if (!isId(field.group_id)) throw wrong('group_id', 'it is no id');
  if (field.name === '') throw wrong('name', 'it is empty');
  for (const name of ['name', 'target_type', 'target_id', 'object_type'] as const)
    if (isLong(field[name])) throw wrong(name, `it has more than ${String(LONGEST)} characters`);
  const problem = field.object_type === '' ? legacyProblem(field) : placeProblem(field);
  if (problem) throw wrong(problem[0], problem[1]);
  if (!TYPES.has(field.type)) throw wrong('type', 'it is none of the known ones');
  if (field.linked_field_id && !isId(field.linked_field_id)) throw wrong('linked_field_id', 'it is no id');
  if (field.object_type === 'template' && field.linked_field_id)
    throw wrong('linked_field_id', 'a template is not linked to another');
  for (const name of ['permission_field', 'permission_values', 'permission_options'] as const) {
    const level = field[name];
    if (level !== undefined && !LEVELS.has(level)) throw wrong(name, 'it is no level of permission');
  }
  if (field.protected !== (field.permission_field === 'none'))
    throw wrong('permission_field', 'it is none for protected fields, and for no others');
}

type Problem = readonly [field: string, reason: string];

/** Fields without an object type are of the first form, which has neither protection nor permissions. */
function legacyProblem(field: PropertyField): Problem | undefined {
  if (field.protected) return ['protected', 'only fields with an object type can be'];
  for (const name of ['permission_field', 'permission_values', 'permission_options'] as const)
    if (field[name] !== undefined) return [name, 'only fields with an object type have it'];
  return undefined;
}

function placeProblem({ object_type, target_id, target_type }: PropertyField): Problem | undefined {
  if (!OBJECT_TYPES.has(object_type)) return ['object_type', 'it is none of the known ones'];
  if (!TARGET_TYPES.has(target_type)) return ['target_type', 'it is none of the known ones'];
  if (target_type === SYSTEM && target_id !== '') return ['target_id', 'the system has none'];
  if (target_type !== SYSTEM && !isId(target_id)) return ['target_id', 'it is no id'];
  if (object_type === SYSTEM && target_type !== SYSTEM)
    return ['target_type', 'fields of the system are for all of it'];
  return undefined;
}

/** Throws the first rule that a value breaks (Go: model.PropertyValue.IsValid). */
export function assertValueIsValid(value: PropertyValue): void {
  const wrong = (name: string, reason: string) =>
    refuse('model.property_value.is_valid.app_error', 'PropertyValue.IsValid', { field: name, reason });
  if (!isId(value.id)) throw wrong('id', 'it is no id');
  const targeted = value.target_type === SYSTEM ? value.target_id === SYSTEM : isId(value.target_id);
  if (!targeted) throw wrong('target_id', 'it is no id');
  if (value.target_type === '') throw wrong('target_type', 'it is empty');
  if (isLong(value.target_type)) throw wrong('target_type', `it has more than ${String(LONGEST)} characters`);
  if (!isId(value.group_id)) throw wrong('group_id', 'it is no id');
  if (!isId(value.field_id)) throw wrong('field_id', 'it is no id');
}

/** Names of groups: lower-case words. */
export const isGroupName = (name: string): boolean => /^[a-z0-9][a-z0-9_]*$/.test(name) && name.length <= 64;

export interface SearchCursor {
  readonly id: string;
  readonly createAt: number;
  readonly updateAt: number;
}

/** Throws 400 for a page of nothing, or a cursor that is not one of the order asked for. */
export function assertSearchIsValid(cursor: SearchCursor, perPage: number, since: number): void {
  const wrong = (reason: string) =>
    refuse('app.property_search.invalid.app_error', 'SearchProperties', { reason });
  if (perPage < 1) throw wrong('a page has at least one');
  if (cursor.id === '' && cursor.createAt === 0 && cursor.updateAt === 0) return;
  if (!isId(cursor.id)) throw wrong('the cursor has no id');
  if (cursor.createAt > 0 === cursor.updateAt > 0) throw wrong('the cursor has one time');
  if (since > 0 !== cursor.updateAt > 0) throw wrong('the time of the cursor is not that of the order');
}
