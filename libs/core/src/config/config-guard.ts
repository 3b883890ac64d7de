import { refuse } from '../errors.ts';
import { isWriteRestrictable, MACHINE_ONLY, mayWrite, writersOf, type Grants } from './config-access.ts';
import { configLeaves, getAt, sameValue, setAt, type ConfigLeaf, type ConfigTree } from './config-tree.ts';

/** Who asks for a change of the configuration. */
export interface ConfigAuthor {
  /** '' for the server itself. */
  readonly userId: string;
  /** The server's own start or its local socket: settings that only the machine may change may change. */
  readonly fromMachine?: boolean;
  /** What the asking session may do; without it everything (plugins, the server itself). */
  readonly grants?: Grants;
}

const UPLOADS = ['PluginSettings', 'EnableUploads'];
const MARKETPLACE = ['PluginSettings', 'MarketplaceURL'];
const SITE_URL = ['ServiceSettings', 'SiteURL'];

/** `PUT /config`: what may not change keeps its value, silently (contract: rest.json). */
export function guardedSave(stored: ConfigTree, next: ConfigTree, author: ConfigAuthor): ConfigTree {
  assertSiteUrlStays(stored, next);
  for (const leaf of configLeaves())
    if (keeps(leaf, stored, author) || (!author.fromMachine && MACHINE_ONLY.includes(leaf.path)))
      restore(next, stored, leaf.keys);
  if (!author.fromMachine && getAt(stored, UPLOADS) !== true) restore(next, stored, MARKETPLACE);
  return next;
}

/** `PUT /config/patch`: the same settings are refused with 403; SignaturePublicKeyFiles silently stays. */
export function guardedPatch(
  stored: ConfigTree,
  next: ConfigTree,
  patch: unknown,
  author: ConfigAuthor,
): ConfigTree {
  assertSiteUrlStays(stored, next);
  if (!author.fromMachine) {
    restore(next, stored, ['PluginSettings', 'SignaturePublicKeyFiles']);
    assertUnchanged(stored, next, UPLOADS);
    assertUnchanged(stored, next, ['ImportSettings', 'Directory']);
    if (getAt(patch as ConfigTree, UPLOADS) === false) assertUnchanged(stored, next, MARKETPLACE);
  }
  for (const leaf of configLeaves()) if (keeps(leaf, stored, author)) restore(next, stored, leaf.keys);
  return next;
}

/** Undoing a change: all of it or nothing, so what may not change is refused. */
export function guardedUndo(stored: ConfigTree, next: ConfigTree, author: ConfigAuthor): ConfigTree {
  assertSiteUrlStays(stored, next);
  for (const leaf of configLeaves()) {
    if (sameValue(getAt(stored, leaf.keys), getAt(next, leaf.keys))) continue;
    const { grants, fromMachine = false } = author;
    if (grants && !mayWrite(leaf, grants))
      throw refuse('api.context.permissions.app_error', 'undoConfig', { permission: writersOf(leaf) });
    if (keeps(leaf, stored, author)) throw refuse('api.restricted_system_admin', 'undoConfig');
    if (!fromMachine && MACHINE_ONLY.includes(leaf.path)) assertUnchanged(stored, next, leaf.keys);
  }
  if (!author.fromMachine && getAt(stored, UPLOADS) !== true) assertUnchanged(stored, next, MARKETPLACE);
  return next;
}

/** Whether a setting stays because of who asks. */
function keeps(leaf: ConfigLeaf, stored: ConfigTree, { grants }: ConfigAuthor): boolean {
  if (!grants) return false;
  const restricted = getAt(stored, ['ExperimentalSettings', 'RestrictSystemAdmin']) === true;
  return !mayWrite(leaf, grants) || (restricted && isWriteRestrictable(leaf));
}

function restore(next: ConfigTree, stored: ConfigTree, keys: readonly string[]): void {
  setAt(next, keys, structuredClone(getAt(stored, keys)));
}

function assertUnchanged(stored: ConfigTree, next: ConfigTree, keys: readonly string[]): void {
  if (!sameValue(getAt(stored, keys), getAt(next, keys)))
    throw refuse('api.config.update_config.not_allowed_security.app_error', 'patchConfig', {
      name: keys.join('.'),
    });
}

function assertSiteUrlStays(stored: ConfigTree, next: ConfigTree): void {
  if (getAt(stored, SITE_URL) !== '' && getAt(next, SITE_URL) === '')
    throw refuse('api.config.update_config.clear_siteurl.app_error', 'updateConfig');
}
