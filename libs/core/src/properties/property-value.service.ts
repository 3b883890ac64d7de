import type { PropertyValue, PropertyValueSearchOpts } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import { refuse } from '../errors.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import { assertMayWriteValues, type PropertyCaller } from './property-access.ts';
import type { PropertyParts } from './property-field.service.ts';
import { canonicalJson, jsonBytes } from './property-json.ts';
import { assertSearchIsValid, assertValueIsValid } from './property-rules.ts';

/** The values that fields have for posts, people, channels and the system: one for each. */
export class PropertyValueService {
  readonly #parts: PropertyParts;

  constructor(parts: PropertyParts) {
    this.#parts = parts;
  }

  async create(given: Partial<PropertyValue>, caller: PropertyCaller): Promise<PropertyValue> {
    if (given.id)
      throw refuse('model.property_value.is_valid.app_error', 'CreatePropertyValue', {
        field: 'id',
        reason: 'the server chooses it',
      });
    const value = this.#new(given);
    await this.#parts.database.transaction(async (tx) => {
      await this.#assertMayWrite(tx, value, caller);
      if (await this.#parts.properties.valueOf(tx, value))
        throw refuse('app.property_value.create.conflict.app_error', 'CreatePropertyValue');
      await this.#parts.properties.insertValue(tx, value);
    });
    return value;
  }

  /** Deleted ones too. */
  async get(groupId: string, valueId: string): Promise<PropertyValue> {
    const [value] = await this.many(groupId, [valueId]);
    if (!value) throw notFound('GetPropertyValue');
    return value;
  }

  async many(groupId: string, ids: readonly string[]): Promise<PropertyValue[]> {
    const found = await this.#parts.properties.values(groupId, ids);
    return ids.map((id) => {
      const value = found.find((each) => each.id === id);
      if (!value) throw notFound('GetPropertyValues');
      return value;
    });
  }

  async search(groupId: string, options: PropertyValueSearchOpts): Promise<PropertyValue[]> {
    const { CreateAt, PropertyValueID, UpdateAt } = options.Cursor;
    const cursor = { id: PropertyValueID, createAt: CreateAt, updateAt: UpdateAt };
    assertSearchIsValid(cursor, options.PerPage, options.SinceUpdateAt);
    return this.#parts.properties.searchValues({ ...options, GroupID: groupId });
  }

  /** All or none: the value, and whether it is deleted. What it is of does not change. */
  async update(
    groupId: string,
    given: readonly PropertyValue[],
    caller: PropertyCaller,
  ): Promise<PropertyValue[]> {
    const now = this.#parts.clock.now();
    return this.#parts.database.transaction(async (tx) => {
      const updated: PropertyValue[] = [];
      for (const wanted of given) {
        const [old] = await this.#parts.properties.values(groupId, [wanted.id], tx);
        if (!old) throw notFound('UpdatePropertyValues');
        await this.#assertMayWrite(tx, old, caller);
        const value = normal({
          ...old,
          value: wanted.value,
          delete_at: wanted.delete_at,
          updated_by: wanted.updated_by,
          update_at: now,
        });
        assertValueIsValid(value);
        await this.#parts.properties.updateValue(tx, value);
        updated.push(value);
      }
      return updated;
    });
  }

  /** All or none: the value of the field for the target is replaced, or made. */
  async upsert(given: readonly Partial<PropertyValue>[], caller: PropertyCaller): Promise<PropertyValue[]> {
    return this.#parts.database.transaction(async (tx) => {
      const stored: PropertyValue[] = [];
      for (const each of given) {
        const value = this.#new(each);
        await this.#assertMayWrite(tx, value, caller);
        const old = await this.#parts.properties.valueOf(tx, value);
        const merged = old
          ? { ...old, value: value.value, update_at: value.update_at, updated_by: value.updated_by }
          : value;
        if (old) await this.#parts.properties.updateValue(tx, merged);
        else await this.#parts.properties.insertValue(tx, merged);
        stored.push(merged);
      }
      return stored;
    });
  }

  async delete(groupId: string, valueId: string, caller: PropertyCaller): Promise<void> {
    const at = this.#parts.clock.now();
    await this.#parts.database.transaction(async (tx) => {
      const [value] = await this.#parts.properties.values(groupId, [valueId], tx);
      if (!value) throw notFound('DeletePropertyValue');
      await this.#assertMayWrite(tx, value, caller);
      await this.#parts.properties.updateValue(tx, { ...value, delete_at: at });
    });
  }

  async deleteForTarget(
    groupId: string,
    targetType: string,
    targetId: string,
    caller: PropertyCaller,
  ): Promise<void> {
    if (targetType === '' || targetId === '')
      throw refuse('model.property_value.is_valid.app_error', 'DeletePropertyValuesForTarget', {
        field: 'target',
        reason: 'its type or id is empty',
      });
    const fieldIds = await this.#parts.properties.fieldIdsOfTarget(groupId, targetType, targetId);
    await this.#parts.database.transaction(async (tx) => {
      for (const field of await this.#parts.properties.fields('', fieldIds, tx))
        assertMayWriteValues(field, caller);
      await this.#parts.properties.deleteValuesOfTarget(tx, groupId, targetType, targetId);
    });
  }

  async deleteForField(groupId: string, fieldId: string, caller: PropertyCaller): Promise<void> {
    const at = this.#parts.clock.now();
    await this.#parts.database.transaction(async (tx) => {
      for (const field of await this.#parts.properties.fields(groupId, [fieldId], tx))
        assertMayWriteValues(field, caller);
      await this.#parts.properties.deleteValuesOfField(tx, groupId, fieldId, at);
    });
  }

  #new(given: Partial<PropertyValue>): PropertyValue {
    const now = this.#parts.clock.now();
    const value = normal(
      fill<PropertyValue>('model.PropertyValue', {
        ...given,
        id: given.id || newId(),
        create_at: now,
        update_at: now,
        delete_at: 0,
      }),
    );
    assertValueIsValid(value);
    return value;
  }

  /** Throws 404 for a value of no field of the group. */
  async #assertMayWrite(tx: EntityManager, value: PropertyValue, caller: PropertyCaller): Promise<void> {
    const [field] = await this.#parts.properties.fields(value.group_id, [value.field_id], tx);
    if (!field) throw refuse('app.property_field.get.not_found.app_error', 'PropertyValue');
    assertMayWriteValues(field, caller);
  }
}

const notFound = (where: string) => refuse('app.property_value.get.not_found.app_error', where);

/** As it is stored, so that what is answered is what is read later. */
const normal = (value: PropertyValue): PropertyValue => ({
  ...value,
  value: jsonBytes(canonicalJson(value.value)),
});
