import { registryMethods } from '@patchbay/contract/web';
import { describe, expect, it } from '@jest/globals';
import { setup } from './fixtures/test-host.ts';
import { methodsWithoutPlace } from './places.ts';

type Method = (...args: unknown[]) => unknown;

/** What a plugin may give for a parameter, so that no registration is turned down. */
const given: Readonly<Record<string, unknown>> = {
  icon: 'globe',
  iconName: 'globe',
  type: 'custom_type',
  key: 'Key',
  uiName: 'Name',
  route: '/page',
  baseURL: 'product',
  switcherLinkURL: 'product',
  pluginId: 'com.example.b',
  sections: undefined,
  onSave: undefined,
  loadValues: undefined,
  options: { showTitle: true },
  setting: {
    uiName: 'Name',
    sections: [{ title: 'Section', component: () => null }],
  },
};

const valueOf = (parameter: string): unknown => (parameter in given ? given[parameter] : () => null);

const idOf = (returned: unknown): string =>
  typeof returned === 'string' ? returned : (returned as { id: string }).id;

function call(form: 'positional' | 'object', name: string, params: readonly string[], pluginId?: string) {
  const host = setup();
  const registry = host.registry(pluginId) as unknown as Record<string, Method>;
  const values = params.map((parameter): [string, unknown] => [parameter, valueOf(parameter)]);
  const args = form === 'object' ? [Object.fromEntries(values)] : values.map(([, value]) => value);
  return { host, registry, returned: registry[name]?.(...args) };
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

/** Ids are random; everything else of two registrations is the same. */
const withoutIds = (value: unknown): string =>
  JSON.stringify([value], (_key, part: unknown) =>
    typeof part === 'function' ? String(part) : part,
  ).replace(UUID, 'an id');

const present = registryMethods.filter(({ name }) => !methodsWithoutPlace.has(name));
const registering = present.filter(({ name }) => name.startsWith('register'));
const listed = registering.filter(({ components }) => components !== undefined);
const kept = registering.filter(({ store }) => store !== undefined && !store.startsWith('plugins-'));

describe('the registry', () => {
  it('has every method of the contract but those without a place, and no other', () => {
    const registry = setup([...methodsWithoutPlace]).registry() as unknown as Record<string, unknown>;
    const names = Object.keys(registry).filter((name) => typeof registry[name] === 'function');
    expect(names.sort()).toEqual(present.map(({ name }) => name).sort());
  });

  it('leaves out a method whose place the host lacks', () => {
    expect('registerAppBarComponent' in setup(['registerAppBarComponent']).registry()).toBe(false);
    expect('registerAppBarComponent' in setup().registry()).toBe(true);
  });

  it('says what it supports of the frame', () => {
    expect(setup().registry()).toMatchObject({
      id: 'com.example.a',
      supports: { globalAppBar: true, globalRhs: true },
    });
  });
});

describe.each(listed.map((method) => [method.name, method] as const))('%s', (name, method) => {
  const { params, components = [], call: only } = method;
  const form = only === 'object' ? 'object' : 'positional';

  it('puts an entry of its plugin into its lists, and into no others', () => {
    const { host, returned } = call(form, name, params);
    const lists = Object.entries(host.getState().plugins.components).filter(([, { length }]) => length > 0);
    const isAppBar = name === 'registerAppBarComponent';
    const expected = isAppBar ? [...components, 'RightHandSidebarComponent'] : [...components];
    expect(lists.map(([list]) => list).sort()).toEqual(expected.sort());
    for (const list of components) {
      const [entry] = host.getState().plugins.components[list] ?? [];
      expect(entry).toMatchObject({ id: idOf(returned), pluginId: 'com.example.a' });
    }
    expect(typeof returned === 'string').toBe(method.returns === 'id' && !isAppBar);
  });

  it('gives the same entry for either form of call', () => {
    if (form === 'positional') {
      const [one, other] = [call('positional', name, params), call('object', name, params)];
      expect(withoutIds(one.host.getState())).toEqual(withoutIds(other.host.getState()));
      expect(withoutIds(one.returned)).toEqual(withoutIds(other.returned));
    }
  });

  it('is taken back by unregisterComponent, and by the end of its plugin', () => {
    const { host, registry, returned } = call(form, name, params);
    const entries = () => components.flatMap((list) => host.getState().plugins.components[list] ?? []);
    registry.unregisterComponent?.(idOf(returned));
    expect(entries()).toEqual([]);
    const removed = call(form, name, params);
    removed.host.dispatch({ type: 'REMOVED_WEBAPP_PLUGIN', data: { id: 'com.example.a' } });
    expect(Object.values(removed.host.getState().plugins.components).flat()).toEqual([]);
  });
});

describe.each(kept.map((method) => [method.name, method] as const))('%s', (name, { params, store = '' }) => {
  const slice = (host: ReturnType<typeof setup>) =>
    (host.getState().plugins as unknown as Record<string, unknown>)[store];

  it('lands in its part of the state, in either form of call, and goes with its plugin', () => {
    const [one, other] = [call('positional', name, params), call('object', name, params)];
    const before = slice(setup());
    expect(slice(one.host)).not.toEqual(before);
    expect(withoutIds(slice(one.host))).toEqual(withoutIds(slice(other.host)));
    one.host.dispatch({ type: 'REMOVED_WEBAPP_PLUGIN', data: { id: 'com.example.a' } });
    one.host.dispatch({ type: 'REMOVED_ADMIN_CONSOLE_REDUCER', data: { pluginId: 'com.example.a' } });
    expect(slice(one.host)).toEqual(before);
  });
});
