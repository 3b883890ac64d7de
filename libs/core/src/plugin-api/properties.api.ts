import type {
  API,
  PropertyField,
  PropertyFieldSearchOpts,
  PropertyRequestOptions,
  PropertyValue,
  PropertyValueSearchOpts,
} from '@patchbay/contract';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<
  API,
  | 'RegisterPropertyGroup'
  | 'GetPropertyGroup'
  | 'CreatePropertyField'
  | 'GetPropertyField'
  | 'GetPropertyFields'
  | 'GetPropertyFieldByName'
  | 'UpdatePropertyField'
  | 'UpdatePropertyFields'
  | 'DeletePropertyField'
  | 'SearchPropertyFields'
  | 'CountPropertyFields'
  | 'CountPropertyFieldsForTarget'
  | 'CreatePropertyValue'
  | 'GetPropertyValue'
  | 'GetPropertyValues'
  | 'UpdatePropertyValue'
  | 'UpdatePropertyValues'
  | 'UpsertPropertyValue'
  | 'UpsertPropertyValues'
  | 'UpsertPropertyValueWithOptions'
  | 'UpsertPropertyValuesWithOptions'
  | 'DeletePropertyValue'
  | 'DeletePropertyValueWithOptions'
  | 'DeletePropertyValuesForTarget'
  | 'DeletePropertyValuesForTargetWithOptions'
  | 'DeletePropertyValuesForField'
  | 'DeletePropertyValuesForFieldWithOptions'
  | 'SearchPropertyValues'
>;

/** Properties: groups, fields and values. `…WithOptions` say for which scope a plugin acts. */
export function propertiesApi({ core, manifest }: ApiScope): Methods {
  const { propertyFields: fields, propertyValues: values } = core;
  const caller = { pluginId: manifest.id, scope: '' };
  const actingAs = (options: Parameters<API['UpsertPropertyValueWithOptions']>[1] | undefined) => ({
    ...caller,
    scope: received<PropertyRequestOptions>('model.PropertyRequestOptions', options).ActingAsScope,
  });
  const field = (given: object | undefined) =>
    received<PropertyField>('model.PropertyField', given as Partial<PropertyField>);
  const value = (given: object | undefined) =>
    received<PropertyValue>('model.PropertyValue', given as Partial<PropertyValue>);
  const all = <T>(given: readonly (object | undefined)[] | undefined, read: (each: object) => T): T[] =>
    (given ?? []).flatMap((each) => (each ? [read(each)] : []));
  const first = <T>(found: readonly T[]): T => found[0] as T;
  return {
    RegisterPropertyGroup: (name) => fields.registerGroup(name),
    GetPropertyGroup: (name) => fields.group(name),
    CreatePropertyField: (given) => fields.create(field(given), caller),
    GetPropertyField: (groupId, fieldId) => fields.get(groupId, fieldId),
    GetPropertyFields: (groupId, ids) => fields.many(groupId, ids ?? []),
    GetPropertyFieldByName: (groupId, targetId, name) => fields.byName(groupId, targetId, name),
    UpdatePropertyField: async (groupId, given) =>
      first(await fields.update(groupId, [field(given)], caller)),
    UpdatePropertyFields: (groupId, given) => fields.update(groupId, all(given, field), caller),
    DeletePropertyField: (groupId, fieldId) => fields.delete(groupId, fieldId, caller),
    SearchPropertyFields: (groupId, options) =>
      fields.search(groupId, received<PropertyFieldSearchOpts>('model.PropertyFieldSearchOpts', options)),
    CountPropertyFields: (groupId, includeDeleted) => fields.count(groupId, includeDeleted),
    CountPropertyFieldsForTarget: (groupId, targetType, targetId, includeDeleted) =>
      fields.countForTarget(groupId, targetType, targetId, includeDeleted),
    CreatePropertyValue: (given) => values.create(value(given), caller),
    GetPropertyValue: (groupId, valueId) => values.get(groupId, valueId),
    GetPropertyValues: (groupId, ids) => values.many(groupId, ids ?? []),
    UpdatePropertyValue: async (groupId, given) =>
      first(await values.update(groupId, [value(given)], caller)),
    UpdatePropertyValues: (groupId, given) => values.update(groupId, all(given, value), caller),
    UpsertPropertyValue: async (given) => first(await values.upsert([value(given)], caller)),
    UpsertPropertyValues: (given) => values.upsert(all(given, value), caller),
    UpsertPropertyValueWithOptions: async (given, options) =>
      first(await values.upsert([value(given)], actingAs(options))),
    UpsertPropertyValuesWithOptions: (given, options) => values.upsert(all(given, value), actingAs(options)),
    DeletePropertyValue: (groupId, valueId) => values.delete(groupId, valueId, caller),
    DeletePropertyValueWithOptions: (groupId, valueId, options) =>
      values.delete(groupId, valueId, actingAs(options)),
    DeletePropertyValuesForTarget: (groupId, targetType, targetId) =>
      values.deleteForTarget(groupId, targetType, targetId, caller),
    DeletePropertyValuesForTargetWithOptions: (groupId, targetType, targetId, options) =>
      values.deleteForTarget(groupId, targetType, targetId, actingAs(options)),
    DeletePropertyValuesForField: (groupId, fieldId) => values.deleteForField(groupId, fieldId, caller),
    DeletePropertyValuesForFieldWithOptions: (groupId, fieldId, options) =>
      values.deleteForField(groupId, fieldId, actingAs(options)),
    SearchPropertyValues: (groupId, options) =>
      values.search(groupId, received<PropertyValueSearchOpts>('model.PropertyValueSearchOpts', options)),
  };
}
