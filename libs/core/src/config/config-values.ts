import { refuse } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { Misfit } from './config-leaf.ts';
import { configDefaults } from './config-defaults.ts';
import { configLeaves, getAt, setAt, type ConfigTree } from './config-tree.ts';
import { PATCHBAY_SECTION } from './patchbay-settings.ts';

/**
 * Puts the settings that `values` has over those of `tree`; unknown names are left out, as Go does. A value that does
 * not fit refuses all of them.
 */
export function overlay(tree: ConfigTree, values: unknown): void {
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    throw refuse('api.context.invalid_body_param.app_error', 'updateConfig', { name: 'config' });
  overlayOr(tree, values as ConfigTree, (misfit) => {
    throw refuseMisfit(misfit);
  });
}

/** The same with what is stored: a value that an older version took and this one does not is left at its default. */
export function overlayStored(tree: ConfigTree, values: ConfigTree, logger: Logger): void {
  overlayOr(tree, values, ({ path, takes }) =>
    logger.warn(`The stored value of ${path} was ignored: it takes ${takes}. Set it again.`, {
      setting: path,
    }),
  );
}

/** Names the setting and what belongs there. */
export function refuseMisfit({ path, takes }: Misfit): Error {
  if (path.startsWith(`${PATCHBAY_SECTION}.`) || path.startsWith('PluginSettings.Plugins.'))
    return refuse('model.config.is_valid.setting.app_error', 'updateConfig', { name: path, takes });
  const name = `config (${path} takes ${takes})`;
  return refuse('api.context.invalid_body_param.app_error', 'updateConfig', { name }, `${path}: ${takes}`);
}

function overlayOr(tree: ConfigTree, values: ConfigTree, misfits: (misfit: Misfit) => void): void {
  for (const leaf of configLeaves()) {
    const value = getAt(values, leaf.keys);
    if (value === undefined || value === null) continue;
    const misfit = leaf.misfit(value);
    if (misfit) misfits(misfit);
    else setAt(tree, leaf.keys, structuredClone(value));
  }
}

/** Secrets of the installation are made once: a whole save that leaves them out does not take them away. */
export function keepSalts(next: ConfigTree, stored: ConfigTree): void {
  for (const keys of SALTS) if (getAt(next, keys) === '') setAt(next, keys, getAt(stored, keys));
}

const SALTS = [
  ['FileSettings', 'PublicLinkSalt'],
  ['SqlSettings', 'AtRestEncryptKey'],
];

/** Settings that are never empty: what stands for the default, and the default. */
const NEVER_EMPTY: readonly [keys: readonly string[], standing: readonly unknown[]][] = [
  [['PluginSettings', 'Directory'], ['']],
  [['PluginSettings', 'ClientDirectory'], ['']],
  [
    ['PluginSettings', 'MarketplaceURL'],
    ['', 'https://marketplace.integrations.mattermost.com'],
  ],
];

/** Puts the default where nothing, or an address that was given up, was set (contract: management §1). */
export function fillDefaults(tree: ConfigTree): void {
  for (const [keys, standing] of NEVER_EMPTY)
    if (standing.includes(getAt(tree, keys))) setAt(tree, keys, getAt(DEFAULTS, keys));
}

const DEFAULTS = configDefaults();
