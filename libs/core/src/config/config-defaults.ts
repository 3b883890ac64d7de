import { randomBytes } from 'node:crypto';
import defaults from '../facts/config-defaults.json' with { type: 'json' };
import { setAt, type ConfigTree } from './config-tree.ts';
import { PATCHBAY_SECTION, patchbayDefaults } from './patchbay-settings.ts';

const SALT_BYTES = 24;

/** Where Patchbay differs: what Mattermost's own services and a PostgreSQL beside it would need. */
const OURS: Record<string, unknown> = {
  'TeamSettings.SiteName': 'Patchbay',
  // Plugins reach the database over their own connection; one that dials a data source itself fails at once so.
  'SqlSettings.DataSource': '',
  'LogSettings.EnableDiagnostics': false,
  'ServiceSettings.EnableSecurityFixAlert': false,
  'EmailSettings.SendPushNotifications': false,
  'EmailSettings.PushNotificationServer': '',
  'EmailSettings.SendEmailNotifications': false,
  'PluginSettings.PluginStates': {},
  'PluginSettings.PluginAccessControl': {},
};

/** Secrets that every installation makes for itself, once. */
const RANDOM = ['FileSettings.PublicLinkSalt', 'SqlSettings.AtRestEncryptKey'];

/** A configuration with every setting at its default; secrets of the installation are empty. */
export function configDefaults(): ConfigTree {
  const tree = structuredClone(defaults) as ConfigTree;
  for (const [path, value] of Object.entries(OURS)) setAt(tree, path.split('.'), structuredClone(value));
  tree[PATCHBAY_SECTION] = patchbayDefaults();
  return tree;
}

/** As `configDefaults`, with fresh secrets: what a new installation starts with. */
export function newConfiguration(): ConfigTree {
  const tree = configDefaults();
  for (const path of RANDOM) setAt(tree, path.split('.'), randomBytes(SALT_BYTES).toString('base64url'));
  return tree;
}
