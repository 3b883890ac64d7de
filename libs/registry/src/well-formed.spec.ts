import { describe, expect, it } from '@jest/globals';
import { pluginsReducer } from './plugins-reducer.ts';

const empty = pluginsReducer(undefined, { type: '@@init' });

describe('an action about plugins', () => {
  it.each([
    { type: 'RECEIVED_PLUGIN_COMPONENT', name: 'Root', data: null },
    { type: 'RECEIVED_PLUGIN_COMPONENT', name: 'Root', data: { id: 'x' } },
    { type: 'RECEIVED_PLUGIN_COMPONENT', name: '__proto__', data: { id: 'x', pluginId: 'a' } },
    { type: 'RECEIVED_PLUGIN_COMPONENT', data: { id: 'x', pluginId: 'a' } },
    { type: 'RECEIVED_PLUGIN_POST_COMPONENT', data: { id: 'x', pluginId: 'a' } },
    { type: 'RECEIVED_WEBAPP_PLUGINS', data: 'no' },
    { type: 'RECEIVED_WEBAPP_PLUGINS', data: [null] },
    { type: 'RECEIVED_WEBAPP_PLUGIN' },
    { type: 'REMOVED_WEBAPP_PLUGIN', data: 7 },
    { type: 'RECEIVED_ADMIN_CONSOLE_CUSTOM_COMPONENT', data: { pluginId: 'a' } },
    { type: 'RECEIVED_PLUGIN_CHANNEL_SETTINGS_TAB', data: {} },
    { type: 'RECEIVED_PLUGIN_USER_SETTINGS' },
  ])('that is none changes nothing: $type $data', (action) => {
    expect(pluginsReducer(empty, action)).toBe(empty);
  });

  it('that is one is taken', () => {
    const data = { id: 'x', pluginId: 'a' };
    const next = pluginsReducer(empty, { type: 'RECEIVED_PLUGIN_COMPONENT', name: 'Root', data });
    expect(next.components.Root).toEqual([data]);
  });
});
