import type { PropertyField } from '@patchbay/contract';
import { refuse } from '../errors.ts';

/** Which plugin asks, and for whom it says that it acts. */
export interface PropertyCaller {
  readonly pluginId: string;
  /** '' for nobody in particular. */
  readonly scope: string;
}

interface Owner {
  readonly id: string;
  readonly type: string;
  readonly scopes: readonly string[];
}

/** The plugins that may write, where a field names owners (Go: model.PropertyOwner). */
function ownersOf(field: PropertyField): readonly Owner[] {
  const given = field.attrs?.['owners'];
  if (!Array.isArray(given)) return [];
  return given.flatMap((owner: unknown) => {
    const { id, scopes, type } = (owner ?? {}) as Record<string, unknown>;
    if (typeof id !== 'string' || typeof type !== 'string') return [];
    const list = Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [];
    return [{ id, type, scopes: list }];
  });
}

const isProtected = (field: PropertyField): boolean => field.protected || field.attrs?.['protected'] === true;

/** A protected field is written down as its maker's; another plugin cannot claim to be. */
export function claimed(field: PropertyField, { pluginId }: PropertyCaller): PropertyField {
  if (!isProtected(field)) return field;
  return { ...field, attrs: { ...field.attrs, source_plugin_id: pluginId } };
}

/** Throws 403 where a field belongs to other plugins: those it names as owners, or the one that made a protected one. */
export function assertMayChangeField(field: PropertyField, { pluginId }: PropertyCaller): void {
  const owners = ownersOf(field);
  if (owners.length > 0) {
    if (!owners.some((owner) => owner.type === 'plugin' && owner.id === pluginId)) throw notYours(field);
  } else if (isProtected(field) && field.attrs?.['source_plugin_id'] !== pluginId) throw notYours(field);
}

/** The same for values; an owner with scopes writes for those only. */
export function assertMayWriteValues(field: PropertyField, caller: PropertyCaller): void {
  const owners = ownersOf(field);
  if (owners.length === 0) return assertMayChangeField(field, caller);
  const allowed = owners.some(
    ({ id, scopes, type }) =>
      type === 'plugin' && id === caller.pluginId && (scopes.length === 0 || scopes.includes(caller.scope)),
  );
  if (!allowed) throw notYours(field);
}

const notYours = ({ name }: PropertyField) =>
  refuse('app.property.not_owner.app_error', 'PropertyAccess', { field: name });
