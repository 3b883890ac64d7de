import type { Refusals } from './refusals.ts';

/** Properties that plugins keep of posts, people and channels. */
export const properties = {
  'model.property_group.is_valid.app_error': [400, 'The property group is not valid: {field}: {reason}.'],
  'model.property_field.is_valid.app_error': [400, 'The property field is not valid: {field}: {reason}.'],
  'model.property_value.is_valid.app_error': [400, 'The property value is not valid: {field}: {reason}.'],
  'app.property_group.get.not_found.app_error': [404, 'There is no property group {name}.'],
  'app.property_field.get.not_found.app_error': [404, 'There is no such property field in the group.'],
  'app.property_value.get.not_found.app_error': [404, 'There is no such property value in the group.'],
  'app.property_field.create.conflict.app_error': [409, 'There is a property field of this name already.'],
  'app.property_value.create.conflict.app_error': [409, 'The field has a value for this target already.'],
  'app.property_field.delete.has_linked.app_error': [
    409,
    'Other fields are linked to this one: unlink them first.',
  ],
  'app.property_field.update.linked.app_error': [
    400,
    'The type and the options of a linked field are those of its template.',
  ],
  'app.property_search.invalid.app_error': [400, 'The search is not valid: {reason}.'],
  'app.property.not_owner.app_error': [403, 'The field belongs to somebody else: {field}.'],
} as const satisfies Refusals;
