import { z } from 'zod';
import { manifestSchema } from './manifest.ts';
import { PLUGIN_ID_MAX_LENGTH, PLUGIN_ID_MIN_LENGTH, PLUGIN_ID_PATTERN } from './plugin-id.ts';
import { SERVER_RUNTIMES } from './server-runtime.ts';
import { SETTING_TYPES } from './settings-schema.ts';

type Schema = { [key: string]: unknown; properties?: Record<string, Schema>; items?: Schema };

const VERSION = '^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$';
const ADDRESS = '^https?://[^/?#]';

/**
 * The JSON Schema of `plugin.json` for editors: the fields as they are parsed, and those rules of
 * `validateManifest` that the language of JSON Schema can say.
 */
export function manifestJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(manifestSchema, { io: 'input' }) as Schema;
  const at = (...path: string[]): Schema => {
    let node = schema;
    for (const name of path) {
      const next = name === '[]' ? node.items : node.properties?.[name];
      if (next === undefined) throw new Error(`The manifest schema has no ${path.join('.')}.`);
      node = next;
    }
    return node;
  };
  const plain = (node: Schema): void => {
    if (node['default'] === '' || node['default'] === false) delete node['default'];
    for (const held of Object.values(node.properties ?? {})) plain(held);
    if (node.items !== undefined) plain(node.items);
  };
  plain(schema);
  Object.assign(at('id'), {
    minLength: PLUGIN_ID_MIN_LENGTH,
    maxLength: PLUGIN_ID_MAX_LENGTH,
    pattern: PLUGIN_ID_PATTERN.source,
  });
  Object.assign(at('name'), { pattern: '\\S' });
  for (const name of ['homepage_url', 'support_url', 'release_notes_url'])
    Object.assign(at(name), { pattern: ADDRESS });
  for (const name of ['version', 'min_server_version']) Object.assign(at(name), { pattern: VERSION });
  Object.assign(at('server', 'runtime'), { enum: SERVER_RUNTIMES });
  const sections = ['settings_schema', 'sections', '[]'];
  for (const setting of [
    ['settings_schema', 'settings', '[]'],
    [...sections, 'settings', '[]'],
  ]) {
    Object.assign(at(...setting, 'type'), { enum: SETTING_TYPES });
    Object.assign(at(...setting), { required: ['type'] });
    const option = at(...setting, 'options', '[]');
    Object.assign(option, { required: ['display_name', 'value'] });
    for (const part of Object.values(option.properties ?? {})) part['minLength'] = 1;
  }
  Object.assign(at(...sections), { required: ['key'] });
  Object.assign(at(...sections, 'key'), { minLength: 1 });
  return { ...schema, title: 'Plugin manifest', required: ['id', 'name'] };
}
