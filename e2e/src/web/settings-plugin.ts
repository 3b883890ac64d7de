import type { TinyPlugin } from '../tiny-plugin.ts';

export const SETTINGS = 'com.example.settings';

const setting = (key: string, type: string, more: object = {}) => ({
  key,
  type,
  display_name: `The ${key}`,
  help_text: `What **${key}** is for.`,
  ...more,
});

const options = [
  { display_name: 'Red', value: 'red' },
  { display_name: 'Green', value: 'green' },
];

/**
 * A plugin with a setting of each of the nine types. Its server half answers `/got` with the settings as they came to
 * it, and refuses a forbidden text before it is saved; its web half draws one setting and one section itself.
 */
export const settingsPlugin: TinyPlugin = {
  id: SETTINGS,
  hooks: `
    ConfigurationWillBeSaved: (config) => {
      const own = config.PluginSettings.Plugins['${SETTINGS}'] ?? {};
      if (own.somecolour === 'forbidden') throw new Error('The somecolour may not be forbidden.');
    },
    ServeHTTP: async (_context, response) => {
      const got = {};
      await plugin.api.LoadPluginConfiguration(got);
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(got));
    },`,
  webapp: `
    const { createElement, useEffect, useState } = window.React;
    class SettingsPlugin {
      initialize(registry) {
        registry.registerAdminConsoleCustomSetting('OwnEditor', OwnEditor, { showTitle: true });
        registry.registerAdminConsoleCustomSetting('Broken', () => { throw new Error('no editor'); });
        registry.registerAdminConsoleCustomSection('own', ({ settingsList, sectionTitle }) =>
          createElement('div', { className: 'own-section' }, createElement('h4', null, 'Laid out: ' + sectionTitle), settingsList));
        registry.registerAdminConsolePlugin((tree) => {
          tree.plugins.subsections.extra = {
            url: 'plugins/extra', title: 'Extra page',
            schema: { id: 'extra', component: () => createElement('h1', null, 'A page of the plugin') },
          };
          return tree;
        });
      }
    }
    function OwnEditor({ id, value, disabled, onChange, setSaveNeeded, registerSaveAction, unRegisterSaveAction }) {
      const [kept, setKept] = useState('nothing');
      useEffect(() => {
        const action = async () => { setKept('kept'); return {}; };
        registerSaveAction(action);
        return () => unRegisterSaveAction(action);
      }, []);
      return createElement('span', null,
        createElement('button', { type: 'button', className: 'own-editor', disabled, onClick: () => onChange(id, { count: (value?.count ?? 0) + 1 }) },
          'count ' + (value?.count ?? 0)),
        createElement('output', { className: 'own-kept' }, kept));
    }
    window.registerPlugin('${SETTINGS}', new SettingsPlugin());
  `,
  manifest: {
    name: 'Settings Plugin',
    homepage_url: 'https://example.com/settings',
    release_notes_url: 'javascript:alert(1)',
    settings_schema: {
      header: 'Read the **header** first.',
      footer: 'The footer.',
      sections: [
        {
          key: 'plain',
          title: 'Plain settings',
          subtitle: 'Of *all* kinds',
          settings: [
            setting('IsOn', 'bool', { default: true }),
            setting('SomeColour', 'text', { placeholder: 'a colour', default: 'blue' }),
            setting('Essay', 'longtext', { default: '' }),
            setting('HowMany', 'number', { default: 7 }),
            setting('Choice', 'dropdown', { options, default: 'green' }),
            setting('Radio', 'radio', { options, default: 'green' }),
            setting('Token', 'generated', {
              regenerate_help_text: 'The old one counts *no more*.',
              secret: true,
            }),
            setting('Person', 'username', { placeholder: 'somebody' }),
            setting('OwnEditor', 'custom'),
            setting('Broken', 'custom'),
            setting('CloudOnly', 'text', { hosting: 'cloud' }),
          ],
        },
        { key: 'Own', title: 'Own section', custom: true, settings: [setting('InOwn', 'text')] },
        { key: 'Absent', title: 'Absent section', custom: true, settings: [setting('Lost', 'text')] },
        {
          key: 'Fallback',
          title: 'Fallback section',
          custom: true,
          fallback: true,
          settings: [setting('Back', 'text')],
        },
      ],
    },
  },
};
