import type { PropertyField, PropertyFieldSearchOpts, PropertyGroup } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import { assertMayChangeField, claimed, type PropertyCaller } from './property-access.ts';
import type { PropertyRepository } from './property.repository.ts';
import { assertFieldIsValid, assertSearchIsValid, isGroupName } from './property-rules.ts';

export interface PropertyParts {
  readonly properties: PropertyRepository;
  readonly channels: ChannelRepository;
  readonly database: Database;
  readonly clock: Clock;
}

/** The group has another name since Mattermost 11; plugins may use the old one. */
const RENAMED: Readonly<Record<string, string>> = { custom_profile_attributes: 'access_control' };
const WITH_OPTIONS = new Set(['select', 'multiselect', 'rank']);

/** Groups of properties and their fields. A name is there once for a target, and not above and below it either. */
export class PropertyFieldService {
  readonly #parts: PropertyParts;

  constructor(parts: PropertyParts) {
    this.#parts = parts;
  }

  /** The group of a name, made where there is none. */
  async registerGroup(given: string): Promise<PropertyGroup> {
    const name = RENAMED[given] ?? given;
    if (!isGroupName(name))
      throw refuse('model.property_group.is_valid.app_error', 'RegisterPropertyGroup', {
        field: 'name',
        reason: 'it is no lower-case word',
      });
    return this.#parts.database.transaction(async (tx) => {
      const known = await this.#parts.properties.group(name, tx);
      if (known) return known;
      const group: PropertyGroup = { id: newId(), name, version: 1, schema_version: 1 };
      await this.#parts.properties.insertGroup(tx, group);
      return group;
    });
  }

  async group(given: string): Promise<PropertyGroup> {
    const group = await this.#parts.properties.group(RENAMED[given] ?? given);
    if (!group)
      throw refuse('app.property_group.get.not_found.app_error', 'GetPropertyGroup', { name: given });
    return group;
  }

  async create(given: Partial<PropertyField>, caller: PropertyCaller): Promise<PropertyField> {
    if (given.id)
      throw refuse('model.property_field.is_valid.app_error', 'CreatePropertyField', {
        field: 'id',
        reason: 'the server chooses it',
      });
    const now = this.#parts.clock.now();
    const field = fill<PropertyField>('model.PropertyField', {
      ...given,
      id: newId(),
      linked_field_id: given.linked_field_id || undefined,
      create_at: now,
      update_at: now,
      delete_at: 0,
    });
    return this.#parts.database.transaction(async (tx) => {
      const made = withOptionIds(claimed(await this.#inherited(tx, field), caller));
      assertFieldIsValid(made);
      await this.#assertNameIsFree(tx, made);
      await this.#parts.properties.insertField(tx, made);
      return made;
    });
  }

  /** Deleted ones too. */
  async get(groupId: string, fieldId: string): Promise<PropertyField> {
    const [field] = await this.many(groupId, [fieldId]);
    if (!field) throw notFound('GetPropertyField');
    return field;
  }

  /** All of them, in the order asked for. */
  async many(groupId: string, ids: readonly string[]): Promise<PropertyField[]> {
    const found = await this.#parts.properties.fields(groupId, ids);
    return ids.map((id) => {
      const field = found.find((each) => each.id === id);
      if (!field) throw notFound('GetPropertyFields');
      return field;
    });
  }

  async byName(groupId: string, targetId: string, name: string): Promise<PropertyField> {
    const found = await this.#parts.properties.fieldsByName(groupId, name);
    const field = found.find((each) => each.target_id === targetId);
    if (!field) throw notFound('GetPropertyFieldByName');
    return field;
  }

  count(groupId: string, includeDeleted: boolean): Promise<number> {
    return this.#parts.properties.countFields({
      group_id: groupId,
      ...(includeDeleted ? {} : { delete_at: 0 }),
    });
  }

  countForTarget(
    groupId: string,
    targetType: string,
    targetId: string,
    includeDeleted: boolean,
  ): Promise<number> {
    return this.#parts.properties.countFields({
      group_id: groupId,
      target_type: targetType,
      target_id: targetId,
      ...(includeDeleted ? {} : { delete_at: 0 }),
    });
  }

  async search(groupId: string, options: PropertyFieldSearchOpts): Promise<PropertyField[]> {
    const { CreateAt, PropertyFieldID, UpdateAt } = options.Cursor;
    const cursor = { id: PropertyFieldID, createAt: CreateAt, updateAt: UpdateAt };
    assertSearchIsValid(cursor, options.PerPage, options.SinceUpdateAt);
    const wrong = (reason: string) =>
      refuse('app.property_search.invalid.app_error', 'SearchPropertyFields', { reason });
    if (options.ObjectType !== '' && options.ObjectTypes.length > 0)
      throw wrong('an object type and a list of them exclude each other');
    const byPlace = options.ChannelID !== '' || options.TeamID !== '';
    if (byPlace && (options.TargetType !== '' || options.TargetIDs.length > 0))
      throw wrong('a channel or team and a target exclude each other');
    return this.#parts.properties.searchFields({ ...options, GroupID: groupId });
  }

  /** All or none. What the server decides, and where a field belongs, stays. */
  async update(
    groupId: string,
    given: readonly PropertyField[],
    caller: PropertyCaller,
  ): Promise<PropertyField[]> {
    if (given.length === 0) return [];
    const now = this.#parts.clock.now();
    return this.#parts.database.transaction(async (tx) => {
      const updated: PropertyField[] = [];
      for (const wanted of given) {
        const [old] = await this.#parts.properties.fields(groupId, [wanted.id], tx);
        if (!old) throw notFound('UpdatePropertyFields');
        assertMayChangeField(old, caller);
        const field = withOptionIds({
          ...wanted,
          id: old.id,
          group_id: old.group_id,
          create_at: old.create_at,
          update_at: now,
          created_by: old.created_by,
          linked_field_id: wanted.linked_field_id || undefined,
          attrs: keepingSource(old, wanted),
        } as PropertyField);
        assertFieldIsValid(field);
        assertLinkStands(old, field);
        if (field.delete_at === 0) await this.#assertNameIsFree(tx, field);
        await this.#parts.properties.updateField(tx, field);
        updated.push(field, ...(await this.#followTemplate(tx, field, now)));
      }
      return updated;
    });
  }

  /** Marks a field and its values as deleted. One that others are linked to is refused. */
  async delete(groupId: string, fieldId: string, caller: PropertyCaller): Promise<void> {
    const at = this.#parts.clock.now();
    await this.#parts.database.transaction(async (tx) => {
      const [field] = await this.#parts.properties.fields(groupId, [fieldId], tx);
      if (!field) throw notFound('DeletePropertyField');
      assertMayChangeField(field, caller);
      if ((await this.#parts.properties.linkedTo(tx, fieldId)).length > 0)
        throw refuse('app.property_field.delete.has_linked.app_error', 'DeletePropertyField');
      await this.#parts.properties.deleteValuesOfField(tx, groupId, fieldId, at);
      await this.#parts.properties.updateField(tx, { ...field, delete_at: at });
    });
  }

  /** A linked field has the type and the options of its template. */
  async #inherited(tx: EntityManager, field: PropertyField): Promise<PropertyField> {
    if (!field.linked_field_id) return field;
    const [template] = await this.#parts.properties.fields(field.group_id, [field.linked_field_id], tx);
    if (!template || template.delete_at > 0 || template.object_type !== 'template')
      throw refuse('model.property_field.is_valid.app_error', 'CreatePropertyField', {
        field: 'linked_field_id',
        reason: 'it is no template of the group',
      });
    return { ...field, type: template.type, attrs: { ...field.attrs, ...optionsOf(template) } };
  }

  async #followTemplate(tx: EntityManager, template: PropertyField, now: number): Promise<PropertyField[]> {
    if (template.object_type !== 'template') return [];
    const linked = await this.#parts.properties.linkedTo(tx, template.id);
    return Promise.all(
      linked.map(async (field) => {
        const attrs = { ...field.attrs, ...optionsOf(template) };
        const follows = { ...field, type: template.type, attrs, update_at: now };
        await this.#parts.properties.updateField(tx, follows);
        return follows;
      }),
    );
  }

  /** Fields of a whole team or system are those of every channel in it, so none of them may have the name either. */
  async #assertNameIsFree(tx: EntityManager, field: PropertyField): Promise<void> {
    const named = await this.#parts.properties.fieldsByName(field.group_id, field.name, tx);
    for (const other of named)
      if (other.id !== field.id && (await this.#collide(field, other)))
        throw refuse('app.property_field.create.conflict.app_error', 'CreatePropertyField');
  }

  async #collide(a: PropertyField, b: PropertyField): Promise<boolean> {
    if (a.object_type !== b.object_type) return false;
    if (a.target_id === b.target_id) return true;
    if (a.object_type === '') return false;
    if (a.target_type === 'system' || b.target_type === 'system') return true;
    const team = [a, b].find((field) => field.target_type === 'team');
    const channel = [a, b].find((field) => field.target_type === 'channel');
    if (!team || !channel) return false;
    return (await this.#parts.channels.byId(channel.target_id))?.team_id === team.target_id;
  }
}

const notFound = (where: string) => refuse('app.property_field.get.not_found.app_error', where);

function optionsOf({ attrs }: PropertyField): Record<string, unknown> {
  return attrs?.['options'] === undefined ? {} : { options: attrs['options'] };
}

/** Every option of a list has an id, by which values name it. */
function withOptionIds(field: PropertyField): PropertyField {
  const options: unknown = field.attrs?.['options'];
  if (!WITH_OPTIONS.has(field.type) || !Array.isArray(options)) return field;
  const named = options.map((option: unknown) => {
    if (typeof option !== 'object' || option === null) return option;
    const { id } = option as { id?: unknown };
    return typeof id === 'string' && id !== '' ? option : { ...option, id: newId() };
  });
  return { ...field, attrs: { ...field.attrs, options: named } };
}

/** Whose a protected field is does not change. */
function keepingSource(old: PropertyField, wanted: PropertyField): Record<string, unknown> {
  const source: unknown = old.attrs?.['source_plugin_id'];
  return { ...wanted.attrs, ...(source === undefined ? {} : { source_plugin_id: source }) };
}

/** A link can be given up, not made or changed; as long as it is there, type and options are the template's. */
function assertLinkStands(old: PropertyField, field: PropertyField): void {
  const was = old.linked_field_id || undefined;
  if (field.linked_field_id === undefined) return;
  const same = JSON.stringify(optionsOf(old)) === JSON.stringify(optionsOf(field));
  if (field.linked_field_id !== was || field.type !== old.type || !same)
    throw refuse('app.property_field.update.linked.app_error', 'UpdatePropertyFields');
}
