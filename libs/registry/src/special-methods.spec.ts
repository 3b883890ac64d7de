import { describe, expect, it, jest } from '@jest/globals';
import { setup } from './fixtures/test-host.ts';

const Component = () => null;
const radio = { name: 'a', type: 'radio', default: 'x', options: [{ value: 'x', text: 'X' }] };
const section = { title: 'Section', settings: [radio] };

describe('a sub menu of the post menu', () => {
  it('takes items below it, one level deep', () => {
    const { registry, getState } = setup();
    const action = jest.fn();
    const { id, rootRegisterMenuItem } = registry().registerPostDropdownSubMenuAction('Menu');
    const deeper = rootRegisterMenuItem('Item', action);
    expect(getState().plugins.components.PostDropdownMenu).toMatchObject([
      { id, text: 'Menu', parentMenuId: null, subMenu: [{ text: 'Item', action, parentMenuId: id }] },
    ]);
    expect(() => deeper('too deep')).toThrow('Submenus are currently limited to a single level.');
  });
});

describe('an item of the App Bar', () => {
  it('is for channels only, unless it says otherwise', () => {
    const { registry, getState } = setup();
    registry().registerAppBarComponent('/icon.png', jest.fn(), 'Tooltip');
    expect(getState().plugins.components.AppBar).toMatchObject([
      { iconUrl: '/icon.png', tooltipText: 'Tooltip', supportedProductIds: null },
    ]);
  });

  it('toggles the panel that was given with it', () => {
    const { registry, getState, rhs } = setup();
    const { id, rhsComponent } = registry().registerAppBarComponent({
      iconUrl: '/icon.png',
      tooltipText: 'Tooltip',
      rhsComponent: Component,
      rhsTitle: 'Title',
    }) as { id: string; rhsComponent: { id: string } };
    const [entry] = getState().plugins.components.AppBar;
    expect(entry).toMatchObject({ id, rhsComponentId: rhsComponent.id });
    (entry?.action as () => void)();
    expect(rhs).toEqual({ rhsState: 'plugin', pluggableId: rhsComponent.id });
    (entry?.action as () => void)();
    expect(rhs.rhsState).toBeNull();
  });
});

describe('a product', () => {
  it('is wrapped, and hides the teams and the App Bar, unless it says otherwise', () => {
    const { registry, getState } = setup();
    registry().registerProduct('boards', 'product-boards', Component, '/boards', Component);
    const [entry] = getState().plugins.components.Product;
    expect(entry).toMatchObject({
      baseURL: '/boards',
      switcherIcon: 'product-boards',
      switcherText: { element: Component },
      switcherLinkURL: '/boards',
      showTeamSidebar: false,
      showAppBar: false,
      wrapped: true,
    });
    expect((entry?.headerCentreComponent as () => null)()).toBeNull();
  });
});

describe('another icon for channels', () => {
  it('has to be one that there is; otherwise nothing happens but a word to the author', () => {
    const { registry, getState, warnings } = setup();
    const matcher = () => true;
    registry().registerChannelIconOverride(matcher, 'globe');
    expect(typeof registry().registerChannelIconOverride(matcher, 'no-such-icon')).toBe('string');
    expect(getState().plugins.components.ChannelIconOverride).toMatchObject([{ iconName: 'globe' }]);
    expect(warnings).toEqual([expect.stringContaining('no-such-icon')]);
  });
});

describe('a search of a plugin', () => {
  it('has one id for its three parts', () => {
    const { registry, getState } = setup();
    const action = jest.fn();
    const id = registry().registerSearchComponents({
      buttonComponent: Component,
      suggestionsComponent: Component,
      hintsComponent: Component,
      action,
    });
    const { SearchButtons, SearchHints, SearchSuggestions } = getState().plugins.components;
    expect(SearchButtons).toMatchObject([{ id, component: Component, action }]);
    expect([SearchHints[0]?.id, SearchSuggestions[0]?.id]).toEqual([id, id]);
  });
});

describe('the settings that a person makes for a plugin', () => {
  it('are kept under the id of the plugin, whatever id they come with', () => {
    const { registry, getState } = setup();
    registry().registerUserSettings({ id: 'other', uiName: 'Name', sections: [section] });
    expect(getState().plugins.userSettings['com.example.a']).toMatchObject({
      id: 'com.example.a',
      uiName: 'Name',
      sections: [{ title: 'Section', settings: [radio] }],
    });
  });

  it('lose what is malformed, with a word to the author', () => {
    const { registry, getState, warnings } = setup();
    registry().registerUserSettings({
      uiName: 'Name',
      action: { title: 'no button' },
      sections: [
        {
          title: 'Section',
          settings: [radio, { ...radio, default: undefined }, { name: 'b', type: 'text' }],
        },
        { title: 'Section', settings: [radio] },
        { title: '', component: Component },
        { title: 'Own', component: Component },
        'nonsense',
      ],
    });
    expect(getState().plugins.userSettings['com.example.a']).toMatchObject({
      action: undefined,
      sections: [
        { title: 'Section', settings: [radio] },
        { title: 'Own', component: Component },
      ],
    });
    expect(warnings).toHaveLength(5);
  });

  it.each([
    ['no name', { sections: [section] }],
    ['no section', { uiName: 'Name', sections: [] }],
    ['no section that is whole', { uiName: 'Name', sections: [{ title: 'Section', settings: [] }] }],
    ['an icon that is no text', { uiName: 'Name', icon: 7, sections: [section] }],
    ['nothing at all', undefined],
  ])('are left out with %s', (_what, settings) => {
    const { registry, getState, warnings } = setup();
    registry().registerUserSettings(settings);
    expect(getState().plugins.userSettings).toEqual({});
    expect(warnings).not.toEqual([]);
  });
});

describe('a tab of the channel settings', () => {
  it('is drawn from a schema', () => {
    const { registry, getState } = setup();
    const onSave = () => Promise.resolve();
    const id = registry().registerChannelSettingsTab({ uiName: 'Tab', sections: [section], onSave });
    const [tab] = getState().plugins.channelSettingsTabs;
    expect(tab).toMatchObject({
      id,
      pluginId: 'com.example.a',
      kind: 'schema',
      uiName: 'Tab',
      schema: { sections: [{ title: 'Section' }], onSave },
    });
    expect(tab?.shouldRender({}, {})).toBe(true);
  });

  it('or by the plugin; tabs are in the order of plugin ids', () => {
    const { registry, getState } = setup();
    registry('com.example.b').registerChannelSettingsTab({ uiName: 'B', component: Component });
    registry('com.example.a').registerChannelSettingsTab({ uiName: 'A', component: Component });
    const tabs = getState().plugins.channelSettingsTabs;
    expect(tabs.map(({ kind, uiName }) => [kind, uiName])).toEqual([
      ['custom', 'A'],
      ['custom', 'B'],
    ]);
  });

  it.each([
    ['both', { uiName: 'Tab', component: Component, sections: [section], onSave: () => undefined }],
    ['neither', { uiName: 'Tab' }],
    ['no way to save', { uiName: 'Tab', sections: [section] }],
    ['no name', { component: Component }],
  ])('is left out with %s', (_what, tab) => {
    const { registry, getState, warnings } = setup();
    expect(typeof registry().registerChannelSettingsTab(tab)).toBe('string');
    expect(getState().plugins.channelSettingsTabs).toEqual([]);
    expect(warnings).toHaveLength(1);
  });
});

describe('what is nowhere in the state', () => {
  it('reaches the host', () => {
    const { registry, popouts } = setup();
    const listener = jest.fn();
    registry().registerRHSPluginPopoutListener('com.example.a', listener);
    expect(popouts).toEqual({ 'com.example.a': listener });
  });

  it('warns of a deprecated method once', () => {
    const { registry, warnings } = setup();
    const own = registry();
    own.registerPostDropdownMenuComponent(Component);
    own.registerPostDropdownMenuComponent(Component);
    expect(warnings).toHaveLength(1);
  });
});
