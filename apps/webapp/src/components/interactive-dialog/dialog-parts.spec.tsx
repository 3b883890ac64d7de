import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Client4 } from 'mattermost-redux/client';
import { createAppStore } from '../../store/store.ts';
import { FakeFetch } from '../../testing/fake-fetch.ts';
import { FakeUpload } from '../../testing/fake-upload.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { logIn } from '../../testing/sample-state.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { closeModal } from '../../store/views/modals.ts';
import { InteractiveDialog } from './interactive-dialog.tsx';
import { followDialogTriggers, openInteractiveDialog } from './open-interactive-dialog.ts';

const submit = jest.fn<(data: unknown) => Promise<unknown>>();
const realRequest = globalThis.XMLHttpRequest;
const server = new FakeFetch();
const dialogOf = (title: string, elements: unknown[] = [], trigger = '') =>
  ({ trigger_id: trigger, url: '/plugins/p/submit', dialog: { title, elements } }) as never;
const file = (name: string) => new File(['abc'], name, { type: 'text/plain' });

beforeEach(() => {
  FakeUpload.all = [];
  globalThis.XMLHttpRequest = FakeUpload as never;
  server.handlers.clear();
  server.calls.length = 0;
  server.install();
  submit.mockReset().mockResolvedValue({});
  Client4.submitInteractiveDialog = submit as never;
});
afterEach(() => {
  cleanup();
  globalThis.XMLHttpRequest = realRequest;
});

/** Those that are open; what the controller fetches lazily cannot be drawn from a store that a test has frozen. */
function Dialogs() {
  const dispatch = useAppDispatch();
  const open = useAppSelector((state) => state.views.modals.modalState);
  return Object.entries(open).map(([id, { dialogProps }]) => (
    <InteractiveDialog key={id} {...dialogProps} onExited={() => dispatch(closeModal(id))} />
  ));
}

async function show(elements: unknown[]) {
  const store = createAppStore();
  logIn(store);
  followDialogTriggers(store);
  renderWithStore(<Dialogs />, store);
  act(() => void store.dispatch(openInteractiveDialog(dialogOf('Plan', elements))));
  await screen.findByRole('dialog', { name: 'Plan' });
  const send = () => fireEvent.submit(document.querySelector('form') as HTMLFormElement);
  const pick = (...files: File[]) =>
    fireEvent.change(document.querySelector('input[type="file"]') as HTMLElement, { target: { files } });
  return { store, send, pick };
}

describe('a field for files', () => {
  const one = { name: 'plan', type: 'file', display_name: 'The plan' };

  it('uploads what is chosen, and sends its id when it is there', async () => {
    const { send, pick } = await show([one]);
    pick(file('one.txt'));
    await waitFor(() => expect(FakeUpload.all).toHaveLength(1));
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Submit' });
    expect(button.disabled).toBe(true);
    send();
    expect(submit).not.toHaveBeenCalled();
    act(() => FakeUpload.all[0]?.done('file-1'));
    await screen.findByText('one.txt');
    await waitFor(() => expect(button.disabled).toBe(false));
    send();
    await waitFor(() => expect(submit).toHaveBeenCalled());
    expect(submit.mock.calls[0]?.[0]).toMatchObject({ submission: { plan: 'file-1' }, file_ids: ['file-1'] });
  });

  it('holds several where it may, those that were there by their names, and lets them be taken out', async () => {
    server.on('GET files/old-1/info', { body: { id: 'old-1', name: 'old.txt' } });
    const { send, pick } = await show([{ ...one, allow_multiple: true, default: 'old-1' }]);
    await screen.findByText('old.txt');
    pick(file('a.txt'), file('b.txt'));
    await waitFor(() => expect(FakeUpload.all).toHaveLength(1));
    act(() => FakeUpload.all[0]?.done('a-1'));
    await waitFor(() => expect(FakeUpload.all).toHaveLength(2));
    act(() => FakeUpload.all[1]?.done('b-1'));
    await screen.findByText('b.txt');
    fireEvent.click(screen.getByRole('button', { name: 'Remove a.txt' }));
    send();
    await waitFor(() => expect(submit).toHaveBeenCalled());
    expect(submit.mock.calls[0]?.[0]).toMatchObject({ file_ids: ['old-1', 'b-1'] });
  });

  it('says what became of a file that is refused, and what is missing', async () => {
    const { send, pick } = await show([one]);
    pick(file('one.txt'));
    await waitFor(() => expect(FakeUpload.all).toHaveLength(1));
    act(() => FakeUpload.all[0]?.answer(400, { id: 'x', message: 'No room.', status_code: 400 }));
    await screen.findByText('No room.');
    send();
    await screen.findByText('Fill this in.');
    expect(submit).not.toHaveBeenCalled();
  });
});

describe('a button in a dialog', () => {
  const button = {
    name: 'more',
    type: 'action_button',
    display_name: 'More',
    action_button: { url: '/plugins/p/more', context: { source: 'a' } },
  };

  it('opens what is asked for over the dialog, which stays as it was filled in', async () => {
    server.on('POST actions/dialogs/execute', { body: { trigger_id: 't2' } });
    const { store } = await show([{ name: 'who', type: 'text', display_name: 'Who' }, button]);
    fireEvent.change(screen.getByLabelText(/Who/), { target: { value: 'Ada' } });
    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    await waitFor(() => expect(store.getState().entities.integrations.dialogTriggerId).toBe('t2'));
    expect(server.bodies.at(-1)).toMatchObject({
      url: '/plugins/p/more',
      context: { source: 'a' },
      channel_id: 'square-id',
    });
    act(() => void store.dispatch({ type: 'RECEIVED_DIALOG', data: dialogOf('Child', [], 't2') }));
    const child = await screen.findByRole('dialog', { name: 'Child' });
    fireEvent.click(within(child).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Child' })).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>(/Who/).value).toBe('Ada');
  });

  it('is no field: nothing of it is required or sent', async () => {
    const { send } = await show([button]);
    send();
    await waitFor(() => expect(submit).toHaveBeenCalled());
    expect(submit.mock.calls[0]?.[0]).toMatchObject({ submission: {} });
  });

  it('says why it was refused', async () => {
    server.refuse('POST actions/dialogs/execute', 'It answered with status 500.');
    await show([button]);
    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    await screen.findByText('It answered with status 500.');
  });

  it('leads no deeper than to three dialogs', async () => {
    const { store } = await show([]);
    act(() => {
      for (const title of ['Two', 'Three', 'Four'])
        void store.dispatch(openInteractiveDialog(dialogOf(title)));
    });
    await screen.findByRole('dialog', { name: 'Three' });
    expect(screen.getAllByRole('dialog')).toHaveLength(3);
  });
});
