import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { registryMethods } from '@patchbay/contract/web';

import { repository } from '../../start-patchbay.ts';
import type { TinyPlugin } from '../../tiny-plugin.ts';

export const PROOF_ID = 'com.example.registry-proof';

const folder = join(repository, 'e2e/fixtures/web/registry-plugin');

/** The plugin that registers everything: its files one after the other, with the contract's methods on top. */
export function registryPlugin(): TinyPlugin {
  const scripts = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const contract = `window.registryContract = ${JSON.stringify(registryMethods)};`;
  return { id: PROOF_ID, webapp: [contract, ...scripts].join('\n'), manifest: { settings_schema: schema } };
}

const text = (key: string) => ({ key, display_name: `Setting ${key}`, type: 'text', help_text: '' });

const schema = {
  sections: [
    { key: 'Plain', title: 'Plain', settings: [text('Own'), text('Other')] },
    { key: 'OwnSection', title: 'Own section', custom: true, settings: [text('Inner')] },
  ],
};
