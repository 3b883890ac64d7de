import { describe, expect, it, jest } from '@jest/globals';
import { setup } from './fixtures/test-host.ts';
import type { SocketMessage } from './plugin-event-handlers.ts';
import { pluginReducerName } from './plugin-reducer-name.ts';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const message = (event: string): SocketMessage => ({ event, data: {}, broadcast: {}, seq: 1 });

function Component() {
  return null;
}

describe('PluginRegistry', () => {
  it('lists a component under its plugin and returns an id that takes it out again', () => {
    const { registry, getState } = setup();
    const own = registry();
    const id = own.registerRootComponent(Component);
    expect(id).toMatch(UUID_V4);
    expect(getState().plugins.components.Root).toEqual([
      { id, pluginId: 'com.example.a', component: Component },
    ]);
    own.unregisterComponent(id);
    expect(getState().plugins.components.Root).toEqual([]);
  });

  it('takes one object in place of positional arguments', () => {
    const { registry, getState } = setup();
    const action = jest.fn();
    registry().registerChannelHeaderButtonAction({ icon: 'i', action, dropdownText: 'd', tooltipText: 't' });
    expect(getState().plugins.components.ChannelHeaderButton).toMatchObject([
      { icon: 'i', action, dropdownText: 'd', tooltipText: 't' },
    ]);
  });

  it('puts a header button into the narrow list too, under one id', () => {
    const { registry, getState } = setup();
    const own = registry();
    const id = own.registerChannelHeaderButtonAction(Component, jest.fn(), 'text');
    const { ChannelHeaderButton, MobileChannelHeaderButton } = getState().plugins.components;
    expect([ChannelHeaderButton[0]?.id, MobileChannelHeaderButton[0]?.id]).toEqual([id, id]);
    own.unregisterComponent(id);
    expect(getState().plugins.components.MobileChannelHeaderButton).toEqual([]);
  });

  it('turns an icon that is a component into an element and leaves a string', () => {
    const { registry, getState } = setup();
    registry().registerChannelHeaderButtonAction(Component, jest.fn(), 'text');
    expect(getState().plugins.components.ChannelHeaderButton[0]).toMatchObject({
      icon: { element: Component },
      dropdownText: 'text',
    });
  });

  it('opens, closes and toggles its own panel only', () => {
    const { registry, getState, dispatch, rhs } = setup();
    const first = registry().registerRightHandSidebarComponent(Component, 'First');
    const second = registry('com.example.b').registerRightHandSidebarComponent(Component, 'Second');
    dispatch(first.showRHSPlugin);
    expect(rhs).toEqual({ rhsState: 'plugin', pluggableId: first.id });
    second.hideRHSPlugin(dispatch, getState);
    expect(rhs.pluggableId).toBe(first.id);
    second.toggleRHSPlugin(dispatch, getState);
    expect(rhs.pluggableId).toBe(second.id);
    second.toggleRHSPlugin(dispatch, getState);
    expect(rhs.rhsState).toBeNull();
  });

  it('registers a post type and undoes it with its own method only', () => {
    const { registry, getState } = setup();
    const own = registry();
    const id = own.registerPostTypeComponent('custom_a', Component);
    own.unregisterComponent(id);
    expect(getState().plugins.postTypes.custom_a?.id).toBe(id);
    own.unregisterPostTypeComponent(id);
    expect(getState().plugins.postTypes).toEqual({});
  });

  it('hands its reducer to the host, which names the slice after the plugin', () => {
    const { registry, reducers } = setup();
    const reducer = () => 1;
    registry().registerReducer(reducer);
    expect(reducers).toEqual({ 'com.example.a': reducer });
    expect(pluginReducerName('com.example.a')).toBe('plugins-com.example.a');
  });

  it('hands an event to one handler per plugin, the latest', () => {
    const { registry, events } = setup();
    const [first, second, other] = [jest.fn(), jest.fn(), jest.fn()];
    const own = registry();
    own.registerWebSocketEventHandler('posted', first);
    own.registerWebSocketEventHandler('posted', second);
    registry('com.example.b').registerWebSocketEventHandler('custom_com.example.b_x', other);
    events.handle(message('posted'));
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledWith(message('posted'));
    expect(other).not.toHaveBeenCalled();
    own.unregisterWebSocketEventHandler('posted');
    events.handle(message('posted'));
    expect(second).toHaveBeenCalledTimes(1);
  });

  it('keeps a throwing handler from no other plugin', () => {
    const { registry, events, failures } = setup();
    const other = jest.fn();
    const error = new Error('broken');
    registry().registerWebSocketEventHandler('posted', () => {
      throw error;
    });
    registry('com.example.b').registerWebSocketEventHandler('posted', other);
    events.handle(message('posted'));
    expect(other).toHaveBeenCalled();
    expect(failures).toEqual([['com.example.a', error]]);
  });

  it('calls reconnect handlers until they are taken back or the plugin is removed', () => {
    const { registry, events } = setup();
    const [one, two, three] = [jest.fn(), jest.fn(), jest.fn()];
    const own = registry();
    own.registerReconnectHandler(one);
    registry('com.example.b').registerReconnectHandler(two);
    registry('com.example.c').registerReconnectHandler(three);
    own.unregisterReconnectHandler();
    events.removePlugin('com.example.b');
    events.reconnected();
    expect([one, two, three].map((handler) => handler.mock.calls.length)).toEqual([0, 0, 1]);
  });

  it('roots a route at the id of its plugin', () => {
    const { registry, getState } = setup();
    registry().registerNeedsTeamRoute('/board', Component);
    registry().registerCustomRoute('page', Component);
    expect(getState().plugins.components.NeedsTeamComponent[0]?.route).toBe('com.example.a/board');
    expect(getState().plugins.components.CustomRouteComponent[0]?.route).toBe('com.example.a/page');
  });

  it('shows a channel menu item always when its condition is no function', () => {
    const { registry, getState } = setup();
    registry().registerChannelHeaderMenuAction('text', jest.fn(), 'nonsense');
    const { shouldRender } = getState().plugins.components.ChannelHeader[0] as unknown as {
      shouldRender: () => boolean;
    };
    expect(shouldRender()).toBe(true);
  });

  it('does nothing once its plugin is gone, and still returns ids', () => {
    const { registry, getState, live, reducers, translations, events } = setup();
    const own = registry();
    const handler = jest.fn();
    live.value = false;
    expect(own.registerRootComponent(Component)).toMatch(UUID_V4);
    expect(own.registerPostTypeComponent('custom_a', Component)).toMatch(UUID_V4);
    expect(own.registerRightHandSidebarComponent(Component, 'Title').id).toMatch(UUID_V4);
    own.registerReducer(() => 1);
    own.registerTranslations(() => ({}));
    own.registerWebSocketEventHandler('posted', handler);
    own.registerReconnectHandler(handler);
    events.handle(message('posted'));
    events.reconnected();
    expect(handler).not.toHaveBeenCalled();
    expect(Object.values(getState().plugins.components).flat()).toEqual([]);
    expect(getState().plugins.postTypes).toEqual({});
    expect([reducers, translations]).toEqual([{}, {}]);
  });
});
