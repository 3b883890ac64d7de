import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { AdminConfig } from '@mattermost/types/config';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ClientError } from '@mattermost/client';
import { Client4 } from 'mattermost-redux/client';
import { Link, Route } from 'react-router-dom';
import { createAppStore } from '../../../store/store.ts';
import { FakePluginServer } from '../../../testing/fake-plugin-server.ts';
import { renderWithStore } from '../../../testing/render-with-store.tsx';
import { logIn } from '../../../testing/sample-state.ts';
import { ConsoleDataProvider } from '../console-data-provider.tsx';
import { PluginSettingsPage } from './plugin-settings-page.tsx';

const ID = 'com.example.a';
const key = (name: string) => `PluginSettings.Plugins.com+example+a.${name}`;
const ENABLE = 'PluginSettings.PluginStates.com+example+a.Enable';
const options = [
  { display_name: 'Red', value: 'red' },
  { display_name: 'Green', value: 'green' },
];
const types = [
  { key: 'Bool', type: 'bool', display_name: 'A bool', default: true },
  { key: 'Text', type: 'text', display_name: 'A text', help_text: 'It is **important**.', default: 'blue' },
  { key: 'Long', type: 'longtext', display_name: 'Lines' },
  { key: 'Number', type: 'number', display_name: 'A number', default: 7 },
  { key: 'Drop', type: 'dropdown', display_name: 'A list', options, default: 'green' },
  { key: 'Radio', type: 'radio', display_name: 'Buttons', options, default: 'green' },
  { key: 'Token', type: 'generated', display_name: 'A token' },
  { key: 'Cloud', type: 'text', display_name: 'In the cloud', hosting: 'cloud' },
];

let server: FakePluginServer;
let patches: unknown[];
let refusal: ClientError | undefined;
const webHalfFailed = jest.fn();

beforeEach(() => {
  patches = [];
  refusal = undefined;
  webHalfFailed.mockReset();
  server = new FakePluginServer();
  server.add({ id: ID, name: 'Alpha' });
  server.settings = { PluginStates: { [ID]: { Enable: true } }, Plugins: { other: { kept: 1 } } };
  server.install();
  Client4.patchConfig = (patch) => {
    patches.push(patch);
    server.settings = { ...server.settings, ...(patch as { PluginSettings?: object }).PluginSettings };
    return refusal === undefined
      ? Promise.resolve({ PluginSettings: server.settings } as unknown as AdminConfig)
      : Promise.reject(refusal);
  };
});

afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

async function open(schema: unknown, registered: Record<string, unknown> = {}, path = `plugin_${ID}`) {
  Object.assign(server.plugins[0] ?? {}, { settings_schema: schema });
  const store = createAppStore();
  logIn(store, 'system_admin');
  for (const [name, component] of Object.entries(registered)) {
    const type = name.startsWith('section:')
      ? 'RECEIVED_ADMIN_CONSOLE_CUSTOM_SECTION'
      : 'RECEIVED_ADMIN_CONSOLE_CUSTOM_COMPONENT';
    const data = {
      pluginId: ID,
      key: name.replace('section:', ''),
      component,
      options: { showTitle: false },
    };
    store.dispatch({ type, data });
  }
  renderWithStore(
    <ConsoleDataProvider>
      <Link to="/elsewhere">Elsewhere</Link>
      <Route path="/admin_console/plugins/plugin_:plugin_id" component={PluginSettingsPage} />
      <Route path="/elsewhere">elsewhere now</Route>
    </ConsoleDataProvider>,
    store,
    `/admin_console/plugins/${path}`,
    { webHalfFailed },
  );
  await screen.findByText(/Enable Plugin|not installed/);
}

const checked = (id: string) => (screen.getByTestId(id) as HTMLInputElement).checked;
const field = (id: string) => screen.getByTestId(id) as HTMLInputElement;
const save = () => fireEvent.click(document.querySelector('#saveSetting')!);
const sent = () => patches.map((patch) => (patch as { PluginSettings: unknown }).PluginSettings);

describe('the page of a plugin', () => {
  it('draws each type with its default, and saves only what was changed', async () => {
    await open({ settings: types });
    expect([checked(`${ENABLE}true`), checked(`${key('bool')}true`)]).toEqual([true, true]);
    expect(field(`${key('text')}input`).value).toBe('blue');
    expect(field(`${key('number')}number`).value).toBe('7');
    expect(field(`${key('drop')}dropdown`).value).toBe('red');
    expect(checked(`${key('radio')}_green`)).toBe(true);
    expect(screen.getByText('important').tagName).toBe('STRONG');
    expect(screen.queryByText('In the cloud')).toBeNull();
    fireEvent.change(field(`${key('text')}input`), { target: { value: 'pink' } });
    save();
    await screen.findByText('Saved.');
    expect(sent()).toEqual([{ Plugins: { other: { kept: 1 }, [ID]: { text: 'pink' } } }]);
  });

  it('reads a number when it is saved; one that is none is nothing', async () => {
    await open({ settings: types });
    for (const [typed, saved] of [
      ['12.9', 12],
      ['', null],
    ] as const) {
      fireEvent.change(field(`${key('number')}number`), { target: { value: typed } });
      save();
      await waitFor(() =>
        expect(sent().at(-1)).toEqual({ Plugins: { other: { kept: 1 }, [ID]: { number: saved } } }),
      );
      await screen.findByText('Saved.');
    }
  });

  it('makes a token of 32 characters that may stand in an address', async () => {
    await open({ settings: types });
    fireEvent.click(screen.getByText('Regenerate'));
    expect(field(`${key('token')}input`).value).toMatch(/^[\w-]{32}$/);
  });

  it('cannot be changed while the plugin is off, and saves its bools as false then', async () => {
    await open({ settings: types });
    fireEvent.click(field(`${ENABLE}false`));
    expect(field(`${key('text')}input`).disabled).toBe(true);
    save();
    await screen.findByText('Saved.');
    expect(sent()).toEqual([
      { PluginStates: { [ID]: { Enable: false } }, Plugins: { other: { kept: 1 }, [ID]: { bool: false } } },
    ]);
  });

  it('says at the field and beside the button why it was refused, and keeps what was typed', async () => {
    await open({ settings: types });
    const message = `PluginSettings.Plugins.${ID}.text takes a colour.`;
    refusal = new ClientError('', { message, server_error_id: 'x', status_code: 400, url: '' });
    fireEvent.change(field(`${key('text')}input`), { target: { value: 'loud' } });
    save();
    await waitFor(() => expect(screen.getAllByText(message)).toHaveLength(2));
    expect(field(`${key('text')}input`).getAttribute('aria-invalid')).toBe('true');
    expect(field(`${key('number')}number`).getAttribute('aria-invalid')).toBeNull();
    expect(field(`${key('text')}input`).value).toBe('loud');
  });

  it('asks before it is left with changes, and can be stayed on', async () => {
    await open({ settings: types });
    fireEvent.change(field(`${key('text')}input`), { target: { value: 'pink' } });
    fireEvent.click(screen.getByText('Elsewhere'));
    fireEvent.click(within(screen.getByRole('dialog')).getByText('Cancel'));
    expect(field(`${key('text')}input`).value).toBe('pink');
    fireEvent.click(screen.getByText('Elsewhere'));
    fireEvent.click(document.querySelector('#confirmModalButton')!);
    expect(screen.getByText('elsewhere now')).not.toBeNull();
  });

  it.each([
    ['no schema', null, /no settings of its own/],
    ['settings that are none', { settings: 'text' }, /cannot be read/],
    [
      'settings of no type',
      { settings: [null, { key: 'x', type: 'colour' }, { type: 'text' }] },
      /3 settings/,
    ],
  ])('stands with %s', async (_what, schema, words) => {
    await open(schema);
    expect(screen.getByText(words)).not.toBeNull();
  });

  it('says of a plugin that is not there that it is not there', async () => {
    await open(null, {}, 'plugin_constructor');
    expect(screen.getByText('This plugin is not installed')).not.toBeNull();
  });
});

interface EditorProps {
  id: string;
  value: unknown;
  onChange(id: string, value: unknown, confirm?: boolean, doSubmit?: boolean): void;
  registerSaveAction(action: () => unknown): void;
  setSaveNeeded(): void;
  cancelSubmit(): void;
  showConfirm: boolean;
}

describe('what a plugin draws itself on its page', () => {
  const custom = { settings: [{ key: 'Own', type: 'custom', display_name: 'Own' }, types[1]] };

  it('is missed with words, on or off, until it is registered', async () => {
    await open(custom);
    expect(screen.getByText(/has just been enabled|just enabled it/)).not.toBeNull();
    fireEvent.click(field(`${ENABLE}false`));
    expect(screen.getByText(/To see it, enable the plugin/)).not.toBeNull();
  });

  it('changes its value, asks before saving, and saves at once', async () => {
    const Editor = ({ id, onChange, showConfirm, cancelSubmit }: EditorProps) => (
      <>
        <button type="button" onClick={() => onChange(id, { deep: 1 }, true)}>
          change
        </button>
        {showConfirm && (
          <button type="button" onClick={() => cancelSubmit()}>
            no
          </button>
        )}
        {showConfirm && (
          <button type="button" onClick={() => onChange(id, { deep: 2 }, false, true)}>
            yes
          </button>
        )}
      </>
    );
    await open(custom, { own: Editor });
    fireEvent.click(screen.getByText('change'));
    save();
    fireEvent.click(screen.getByText('no'));
    expect([screen.queryByText('yes'), patches]).toEqual([null, []]);
    save();
    fireEvent.click(screen.getByText('yes'));
    await screen.findByText('Saved.');
    expect(sent()).toEqual([{ Plugins: { other: { kept: 1 }, [ID]: { own: { deep: 2 } } } }]);
  });

  it('takes part in saving, and keeps the page from counting as saved when it fails', async () => {
    const answers = [{ error: { message: 'Not stored.' } }, new Error('thrown'), {}];
    const Editor = ({ registerSaveAction, setSaveNeeded }: EditorProps) => {
      registerSaveAction(stored);
      return (
        <button type="button" onClick={setSaveNeeded}>
          touch
        </button>
      );
    };
    const stored = async () => {
      const answer = answers.shift();
      if (answer instanceof Error) {
        throw answer;
      }
      return answer;
    };
    await open(custom, { own: Editor });
    fireEvent.click(screen.getByText('touch'));
    save();
    await screen.findByText('Not stored.');
    save();
    await screen.findByText('thrown');
    expect(webHalfFailed.mock.calls).toEqual([[ID, 'System Console', new Error('thrown')]]);
    save();
    await screen.findByText('Saved.');
    expect(patches).toEqual([]);
  });

  it('may throw without taking the page along', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken = () => {
      throw new Error('no editor');
    };
    await open(custom, { own: broken });
    expect(screen.getByText(/error occurred in the com.example.a plugin/)).not.toBeNull();
    expect(field(`${key('text')}input`).value).toBe('blue');
  });

  it('lays out a section, falls back to plain settings, and says so where it cannot', async () => {
    const settings = [types[1]];
    const Layout = ({ settingsList, sectionTitle }: { settingsList: never; sectionTitle: string }) => (
      <>
        laid out: {sectionTitle} {settingsList}
      </>
    );
    const sections = [
      { key: 'Mine', title: 'Mine', custom: true, settings },
      { key: 'Absent', title: 'Absent', custom: true, settings: [types[2]] },
      { key: 'Plain', title: 'Plain', custom: true, fallback: true, settings: [types[3]] },
    ];
    await open({ sections }, { 'section:mine': Layout });
    expect(screen.getByText(/laid out: Mine/)).not.toBeNull();
    expect(field(`${key('text')}input`).value).toBe('blue');
    expect(screen.getByText(/draws this section itself/)).not.toBeNull();
    expect(field(`${key('number')}number`).value).toBe('7');
    expect(screen.queryByText('Lines')).toBeNull();
  });

  it('is one line for all sections when none is registered', async () => {
    const sections = ['A', 'B'].map((name) => ({
      key: name,
      title: name,
      custom: true,
      settings: [types[1]],
    }));
    await open({ sections });
    expect(screen.getByText(/draws its settings itself/)).not.toBeNull();
    expect(screen.queryByText(/draws this section itself/)).toBeNull();
  });
});
