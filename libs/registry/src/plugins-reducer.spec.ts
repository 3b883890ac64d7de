import { describe, expect, it } from '@jest/globals';
import { componentNames } from './component-names.ts';
import { pluginsReducer } from './plugins-reducer.ts';
import type { AnyAction } from './any-action.ts';
import type { PluginsState } from './plugins-state.ts';

const initial = pluginsReducer(undefined, { type: '@@INIT' });

function after(...actions: AnyAction[]): PluginsState {
  return actions.reduce(pluginsReducer, initial);
}

const added = (name: string, id: string, pluginId: string, more = {}): AnyAction => ({
  type: 'RECEIVED_PLUGIN_COMPONENT',
  name,
  data: { id, pluginId, ...more },
});

const postType = (id: string, pluginId: string, type = 'custom_a'): AnyAction => ({
  type: 'RECEIVED_PLUGIN_POST_COMPONENT',
  data: { id, pluginId, type, component: () => null },
});

const manifest = (id: string, version = '1.0.0') => ({
  id,
  version,
  webapp: { bundle_path: `/static/${id}/${id}_0_bundle.js` },
});

describe('pluginsReducer', () => {
  it('starts with every list of the contract empty', () => {
    expect(Object.keys(initial)).toEqual([
      'plugins',
      'components',
      'postTypes',
      'postCardTypes',
      'adminConsoleReducers',
      'adminConsoleCustomComponents',
      'adminConsoleCustomSections',
      'siteStatsHandlers',
      'userSettings',
      'channelSettingsTabs',
    ]);
    expect(componentNames).toHaveLength(53);
    expect(Object.values(initial.components)).toEqual(componentNames.map(() => []));
  });

  it('keeps the same state for an action that is none of its own', () => {
    const state = after(added('Root', '1', 'a'), { type: 'RECEIVED_WEBAPP_PLUGIN', data: manifest('a') });
    expect(pluginsReducer(state, { type: 'RECEIVED_POST', data: {} })).toBe(state);
    expect(pluginsReducer(state, { type: 'REMOVED_WEBAPP_PLUGIN', data: manifest('other') })).toBe(state);
  });

  it('orders a list by plugin id and then by registration', () => {
    const state = after(
      added('MainMenu', '1', 'b'),
      added('MainMenu', '2', 'a'),
      added('MainMenu', '3', 'b'),
      added('MainMenu', '4', 'B'),
    );
    expect(state.components.MainMenu.map((entry) => entry.id)).toEqual(['4', '2', '1', '3']);
  });

  it('removes a component from every list that has its id, and from no other', () => {
    const state = after(
      added('ChannelHeaderButton', '1', 'a'),
      added('MobileChannelHeaderButton', '1', 'a'),
      added('MainMenu', '2', 'a'),
      { type: 'REMOVED_PLUGIN_COMPONENT', id: '1' },
    );
    expect(state.components.ChannelHeaderButton).toEqual([]);
    expect(state.components.MobileChannelHeaderButton).toEqual([]);
    expect(state.components.MainMenu).toHaveLength(1);
  });

  it('nests an entry under its parent menu', () => {
    const state = after(
      added('PostDropdownMenu', 'parent', 'a'),
      added('PostDropdownMenu', 'child', 'a', { parentMenuId: 'parent' }),
    );
    expect(state.components.PostDropdownMenu).toMatchObject([{ id: 'parent', subMenu: [{ id: 'child' }] }]);
  });

  it('gives a post type to the plugin whose id sorts first', () => {
    expect(after(postType('1', 'b'), postType('2', 'a')).postTypes.custom_a?.id).toBe('2');
    expect(after(postType('1', 'a'), postType('2', 'b')).postTypes.custom_a?.id).toBe('1');
    expect(after(postType('1', 'a'), postType('2', 'a')).postTypes.custom_a?.id).toBe('2');
  });

  it('takes a post type named like a property of every object', () => {
    expect(after(postType('1', 'a', 'constructor')).postTypes.constructor).toMatchObject({ id: '1' });
  });

  it('removes a post type by the id of its registration', () => {
    const remove = (id: string) => ({ type: 'REMOVED_PLUGIN_POST_COMPONENT', id });
    expect(after(postType('1', 'a'), remove('1')).postTypes).toEqual({});
    expect(after(postType('1', 'a'), remove('2')).postTypes.custom_a?.id).toBe('1');
  });

  it('replaces the plugins by a new list and adds or removes one', () => {
    const state = after(
      { type: 'RECEIVED_WEBAPP_PLUGINS', data: [manifest('a'), manifest('b')] },
      { type: 'RECEIVED_WEBAPP_PLUGIN', data: manifest('c', '2.0.0') },
      { type: 'REMOVED_WEBAPP_PLUGIN', data: manifest('a') },
    );
    expect(Object.keys(state.plugins)).toEqual(['b', 'c']);
    expect(after({ type: 'RECEIVED_WEBAPP_PLUGINS', data: [] }).plugins).toEqual({});
  });

  it('takes all of a removed plugin away and leaves the others’', () => {
    const custom = (pluginId: string) => ({
      type: 'RECEIVED_ADMIN_CONSOLE_CUSTOM_COMPONENT',
      data: { pluginId, key: 'Token', component: () => null, options: { showTitle: true } },
    });
    const tab = (pluginId: string) => ({
      type: 'RECEIVED_PLUGIN_CHANNEL_SETTINGS_TAB',
      data: { id: pluginId, pluginId },
    });
    const state = after(
      ...['a', 'b'].flatMap((id) => [
        { type: 'RECEIVED_WEBAPP_PLUGIN', data: manifest(id) },
        added('Root', id, id),
        postType(id, id, `custom_${id}`),
        custom(id),
        tab(id),
        { type: 'RECEIVED_ADMIN_CONSOLE_REDUCER', data: { pluginId: id, reducer: () => null } },
        { type: 'RECEIVED_PLUGIN_STATS_HANDLER', data: { pluginId: id, handler: () => null } },
        { type: 'RECEIVED_PLUGIN_USER_SETTINGS', data: { pluginId: id, setting: {} } },
      ]),
      { type: 'REMOVED_WEBAPP_PLUGIN', data: manifest('a') },
    );
    expect(Object.keys(state.plugins)).toEqual(['b']);
    expect(state.components.Root.map((entry) => entry.pluginId)).toEqual(['b']);
    expect(Object.keys(state.postTypes)).toEqual(['custom_b']);
    expect(Object.keys(state.adminConsoleCustomComponents)).toEqual(['b']);
    expect(Object.keys(state.adminConsoleCustomComponents.b!)).toEqual(['token']);
    expect(Object.keys(state.siteStatsHandlers)).toEqual(['b']);
    expect(Object.keys(state.userSettings)).toEqual(['b']);
    expect(state.channelSettingsTabs.map((entry) => entry.pluginId)).toEqual(['b']);
    expect(Object.keys(state.adminConsoleReducers)).toEqual(['a', 'b']);
  });

  it('is reset by a logout', () => {
    expect(after(added('Root', '1', 'a'), postType('1', 'a'), { type: 'LOGOUT_SUCCESS' })).toBe(initial);
  });
});
