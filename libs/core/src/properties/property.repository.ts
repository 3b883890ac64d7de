import type {
  PropertyField,
  PropertyFieldSearchOpts,
  PropertyGroup,
  PropertyValue,
  PropertyValueSearchOpts,
} from '@patchbay/contract';
import { In, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { Database } from '../database/database.ts';
import { fill } from '../model/fill.ts';
import { propertyFieldEntity, type PropertyFieldRow } from './property-field.entity.ts';
import { propertyGroupEntity } from './property-group.entity.ts';
import { canonicalJson, jsonBytes } from './property-json.ts';
import { propertyValueEntity, type PropertyValueRow } from './property-value.entity.ts';

/** Groups, their fields and the values of fields. */
export class PropertyRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async group(name: string, manager = this.#database.read): Promise<PropertyGroup | undefined> {
    return (await manager.findOne(propertyGroupEntity, { where: { name } })) ?? undefined;
  }

  async insertGroup(tx: EntityManager, group: PropertyGroup): Promise<void> {
    await tx.insert(propertyGroupEntity, group);
  }

  async insertField(tx: EntityManager, field: PropertyField): Promise<void> {
    await tx.insert<PropertyFieldRow>(propertyFieldEntity, fieldRow(field) as object);
  }

  async updateField(tx: EntityManager, field: PropertyField): Promise<void> {
    await tx.update<PropertyFieldRow>(propertyFieldEntity, { id: field.id }, fieldRow(field) as object);
  }

  /** Deleted ones too. `groupId` '' is any group. */
  async fields(
    groupId: string,
    ids: readonly string[],
    manager = this.#database.read,
  ): Promise<PropertyField[]> {
    if (ids.length === 0) return [];
    const where = { id: In([...ids]), ...(groupId === '' ? {} : { group_id: groupId }) };
    return (await manager.find(propertyFieldEntity, { where })).map(toField);
  }

  /** The living ones of a name. */
  async fieldsByName(groupId: string, name: string, manager = this.#database.read): Promise<PropertyField[]> {
    const where = { group_id: groupId, name, delete_at: 0 };
    return (await manager.find(propertyFieldEntity, { where })).map(toField);
  }

  async linkedTo(tx: EntityManager, fieldId: string): Promise<PropertyField[]> {
    const where = { linked_field_id: fieldId, delete_at: 0 };
    return (await tx.find(propertyFieldEntity, { where })).map(toField);
  }

  countFields(where: FindOptionsWhere<PropertyFieldRow>): Promise<number> {
    return this.#database.read.count(propertyFieldEntity, { where });
  }

  async searchFields(options: PropertyFieldSearchOpts): Promise<PropertyField[]> {
    const since = options.SinceUpdateAt > 0;
    const query = this.#database.read.createQueryBuilder(propertyFieldEntity, 'field');
    if (!options.IncludeDeleted && !since) query.andWhere('field.delete_at = 0');
    if (options.GroupID !== '') query.andWhere('field.group_id = :group', { group: options.GroupID });
    const kinds = options.ObjectType === '' ? options.ObjectTypes : [options.ObjectType];
    if (kinds.length > 0) query.andWhere('field.object_type IN (:...kinds)', { kinds });
    if (options.TargetType !== '')
      query.andWhere('field.target_type = :target', { target: options.TargetType });
    if (options.TargetIDs.length > 0)
      query.andWhere('field.target_id IN (:...targets)', { targets: options.TargetIDs });
    if (options.LinkedFieldID !== '')
      query.andWhere('field.linked_field_id = :linked', { linked: options.LinkedFieldID });
    if (options.ChannelID !== '' || options.TeamID !== '')
      query.andWhere(
        `(field.target_type = 'system' OR (field.target_type = 'team' AND field.target_id = :team)
          OR (field.target_type = 'channel' AND field.target_id = :channel))`,
        { team: options.TeamID, channel: options.ChannelID },
      );
    if (since) query.andWhere('field.update_at > :since', { since: options.SinceUpdateAt });
    const { CreateAt, PropertyFieldID, UpdateAt } = options.Cursor;
    const at = since ? 'field.update_at' : 'field.create_at';
    if (PropertyFieldID !== '')
      query.andWhere(`(${at} > :after OR (${at} = :after AND field.id > :afterId))`, {
        after: since ? UpdateAt : CreateAt,
        afterId: PropertyFieldID,
      });
    const rows = await query.orderBy(at, 'ASC').addOrderBy('field.id', 'ASC').take(options.PerPage).getMany();
    return rows.map(toField);
  }

  async insertValue(tx: EntityManager, value: PropertyValue): Promise<void> {
    await tx.insert(propertyValueEntity, valueRow(value));
  }

  async updateValue(tx: EntityManager, value: PropertyValue): Promise<void> {
    await tx.update(propertyValueEntity, { id: value.id }, valueRow(value));
  }

  async values(
    groupId: string,
    ids: readonly string[],
    manager = this.#database.read,
  ): Promise<PropertyValue[]> {
    if (ids.length === 0) return [];
    const where = { id: In([...ids]), ...(groupId === '' ? {} : { group_id: groupId }) };
    return (await manager.find(propertyValueEntity, { where })).map(toValue);
  }

  /** The living value of a field for a target. */
  async valueOf(
    tx: EntityManager,
    { field_id, group_id, target_id }: PropertyValue,
  ): Promise<PropertyValue | undefined> {
    const row = await tx.findOne(propertyValueEntity, {
      where: { field_id, group_id, target_id, delete_at: 0 },
    });
    return row ? toValue(row) : undefined;
  }

  /** The fields that a target has values of. */
  async fieldIdsOfTarget(groupId: string, targetType: string, targetId: string): Promise<string[]> {
    const rows = await this.#database.read.find(propertyValueEntity, {
      where: {
        target_type: targetType,
        target_id: targetId,
        ...(groupId === '' ? {} : { group_id: groupId }),
      },
    });
    return [...new Set(rows.map((row) => row.field_id))];
  }

  async deleteValuesOfField(tx: EntityManager, groupId: string, fieldId: string, at: number): Promise<void> {
    const where = { field_id: fieldId, ...(groupId === '' ? {} : { group_id: groupId }) };
    await tx.update(propertyValueEntity, where, { delete_at: at });
  }

  /** These are gone, not only marked: so is what they were of. */
  async deleteValuesOfTarget(
    tx: EntityManager,
    groupId: string,
    targetType: string,
    targetId: string,
  ): Promise<void> {
    await tx.delete(propertyValueEntity, {
      target_type: targetType,
      target_id: targetId,
      ...(groupId === '' ? {} : { group_id: groupId }),
    });
  }

  async searchValues(options: PropertyValueSearchOpts): Promise<PropertyValue[]> {
    const since = options.SinceUpdateAt > 0;
    const query = this.#database.read.createQueryBuilder(propertyValueEntity, 'value');
    if (!options.IncludeDeleted && !since) query.andWhere('value.delete_at = 0');
    if (options.GroupID !== '') query.andWhere('value.group_id = :group', { group: options.GroupID });
    if (options.TargetType !== '')
      query.andWhere('value.target_type = :target', { target: options.TargetType });
    if (options.TargetIDs.length > 0)
      query.andWhere('value.target_id IN (:...targets)', { targets: options.TargetIDs });
    if (options.FieldID !== '') query.andWhere('value.field_id = :field', { field: options.FieldID });
    if (since) query.andWhere('value.update_at > :since', { since: options.SinceUpdateAt });
    if (options.Value.length > 0)
      query.andWhere('value.value = :json', { json: canonicalJson(options.Value) });
    const { CreateAt, PropertyValueID, UpdateAt } = options.Cursor;
    const at = since ? 'value.update_at' : 'value.create_at';
    if (PropertyValueID !== '')
      query.andWhere(`(${at} > :after OR (${at} = :after AND value.id > :afterId))`, {
        after: since ? UpdateAt : CreateAt,
        afterId: PropertyValueID,
      });
    const rows = await query.orderBy(at, 'ASC').addOrderBy('value.id', 'ASC').take(options.PerPage).getMany();
    return rows.map(toValue);
  }
}

function fieldRow(field: PropertyField): PropertyFieldRow {
  return {
    ...field,
    permission_field: field.permission_field ?? null,
    permission_values: field.permission_values ?? null,
    permission_options: field.permission_options ?? null,
    linked_field_id: field.linked_field_id || null,
  };
}

const toField = (row: PropertyFieldRow): PropertyField => fill<PropertyField>('model.PropertyField', row);

const valueRow = (value: PropertyValue): PropertyValueRow => ({
  ...value,
  value: canonicalJson(value.value),
});

const toValue = (row: PropertyValueRow): PropertyValue =>
  fill<PropertyValue>('model.PropertyValue', { ...row, value: jsonBytes(row.value) } as never);
