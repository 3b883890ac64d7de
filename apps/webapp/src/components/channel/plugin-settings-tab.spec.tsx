import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import type { ChannelSettingsTab } from '@patchbay/registry';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { logIn, square } from '../../testing/sample-state.ts';
import { PluginSettingsTab } from './plugin-settings-tab.tsx';

afterEach(cleanup);

const base = { id: '1', pluginId: 'a', uiName: 'Tab', shouldRender: () => true };

function show(tab: ChannelSettingsTab) {
  const store = createAppStore();
  logIn(store);
  const onUnsaved = jest.fn();
  renderWithStore(<PluginSettingsTab tab={tab} channel={square} onUnsaved={onUnsaved} />, store);
  return onUnsaved;
}

const radios = {
  title: 'Colours',
  settings: [
    {
      type: 'radio' as const,
      name: 'colour',
      title: 'Colour',
      default: 'red',
      options: [
        { value: 'red', text: 'Red' },
        { value: 'blue', text: 'Blue' },
      ],
    },
  ],
};

describe('a tab of a plugin in the channel settings', () => {
  it('begins with what the plugin says it is, and hands it all values to save', async () => {
    const onSave = jest.fn(() => Promise.resolve());
    const loadValues = () => Promise.resolve({ colour: 'blue', nonsense: 7 });
    const onUnsaved = show({ ...base, kind: 'schema', schema: { sections: [radios], onSave, loadValues } });
    expect((await screen.findByLabelText<HTMLInputElement>('Blue')).checked).toBe(true);
    fireEvent.click(screen.getByLabelText('Red'));
    expect(onUnsaved).toHaveBeenLastCalledWith(true);
    fireEvent.click(screen.getByText('Save'));
    expect(await screen.findByText('Saved.')).not.toBeNull();
    expect(onSave.mock.calls).toEqual([[{ colour: 'red' }, square]]);
    expect(onUnsaved).toHaveBeenLastCalledWith(false);
  });

  it('keeps what was chosen when the plugin refuses, and says why', async () => {
    const onSave = () => Promise.reject(new Error('no red today'));
    const loadValues = () => Promise.reject(new Error('cannot load'));
    show({ ...base, kind: 'schema', schema: { sections: [radios], onSave, loadValues } });
    expect((await screen.findByLabelText<HTMLInputElement>('Red')).checked).toBe(true);
    fireEvent.click(screen.getByLabelText('Blue'));
    fireEvent.click(screen.getByText('Save'));
    expect((await screen.findByRole('alert')).textContent).toBe('no red today');
    expect(screen.getByLabelText<HTMLInputElement>('Blue').checked).toBe(true);
    fireEvent.click(screen.getByText('Undo'));
    expect(screen.getByLabelText<HTMLInputElement>('Red').checked).toBe(true);
  });

  it('may be drawn by the plugin, which is told to save', async () => {
    const save = jest.fn(() => Promise.resolve());
    function Own({ setUnsaved, registerHandlers }: Record<string, unknown>) {
      const dirty = () => {
        (registerHandlers as (handlers: unknown) => void)({ save, reset: () => undefined });
        (setUnsaved as (isUnsaved: boolean) => void)(true);
      };
      return (
        <button type="button" onClick={dirty}>
          change
        </button>
      );
    }
    show({ ...base, kind: 'custom', component: Own });
    expect(screen.queryByText('Save')).toBeNull();
    fireEvent.click(screen.getByText('change'));
    fireEvent.click(screen.getByText('Save'));
    expect(await screen.findByText('Saved.')).not.toBeNull();
    expect(save).toHaveBeenCalledTimes(1);
  });
});
