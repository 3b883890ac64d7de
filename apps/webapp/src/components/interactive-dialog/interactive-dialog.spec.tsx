import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { Client4 } from 'mattermost-redux/client';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { logIn } from '../../testing/sample-state.ts';
import { InteractiveDialog } from './interactive-dialog.tsx';
import { followDialogTriggers } from './open-interactive-dialog.ts';

const submit = jest.fn<(data: unknown) => Promise<unknown>>();
const lookup = jest.fn<(data: unknown) => Promise<unknown>>();
const element = (name: string, type: string, more = {}) => ({ name, type, display_name: name, ...more });
const request = (elements: unknown[], more = {}, trigger = 't1') => ({
  trigger_id: trigger,
  url: '/plugins/p/submit',
  dialog: { callback_id: 'cb', title: 'Pizza', state: 's', elements, ...more },
});

beforeEach(() => {
  submit.mockReset().mockResolvedValue({});
  lookup.mockReset().mockResolvedValue({ items: [{ text: 'Found', value: 'f' }] });
  Client4.submitInteractiveDialog = submit as never;
  Client4.lookupInteractiveDialog = lookup as never;
});

afterEach(cleanup);

function setup(elements: unknown[], more = {}) {
  const store = createAppStore();
  logIn(store);
  store.dispatch({ type: 'RECEIVED_DIALOG', data: request(elements, more) });
  const onExited = jest.fn();
  renderWithStore(<InteractiveDialog onExited={onExited} />, store);
  const send = () => fireEvent.submit(document.querySelector('form') as HTMLFormElement);
  const sent = (index = 0) => submit.mock.calls[index]?.[0] as Record<string, unknown>;
  return { onExited, send, sent };
}

describe('InteractiveDialog', () => {
  it('sends what was filled in, with defaults, by kind', async () => {
    const options = [{ text: 'Small', value: 's' }];
    const { onExited, send, sent } = setup([
      element('who', 'text'),
      element('count', 'text', { subtype: 'number', default: '2' }),
      element('size', 'radio', { options, default: 's' }),
      element('hot', 'bool', { default: 'true' }),
      element('more', 'select', { multiselect: true, default: 's', options }),
      element('day', 'date', { default: '2026-11-21' }),
    ]);
    fireEvent.change(screen.getByLabelText(/who/), { target: { value: 'Ada' } });
    send();
    await waitFor(() => expect(onExited).toHaveBeenCalled());
    expect(sent()).toMatchObject({
      url: '/plugins/p/submit',
      callback_id: 'cb',
      state: 's',
      channel_id: 'square-id',
      team_id: 'home-id',
      cancelled: false,
      submission: { who: 'Ada', count: 2, size: 's', hot: true, more: ['s'], day: '2026-11-21' },
    });
  });

  it('sends nothing while something is missing or wrong, and says so at the field', () => {
    const { onExited, send } = setup([
      element('who', 'text'),
      element('mail', 'text', { subtype: 'email', default: 'nobody' }),
      element('note', 'textarea', { optional: true }),
    ]);
    send();
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
      'Fill this in.',
      'This is no e-mail address.',
    ]);
    expect(document.activeElement).toBe(screen.getByLabelText(/who/));
    expect(submit).not.toHaveBeenCalled();
    expect(onExited).not.toHaveBeenCalled();
  });

  it('shows what whoever opened it says of a field and of the whole, and keeps what was typed', async () => {
    submit.mockResolvedValue({ error: 'No pizza today.', errors: { who: 'Unknown.', elsewhere: 'x' } });
    const { onExited, send } = setup([element('who', 'text', { default: 'Ada' })]);
    send();
    await screen.findByText('Unknown.');
    expect(screen.getByText('No pizza today.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>(/who/).value).toBe('Ada');
    expect(onExited).not.toHaveBeenCalled();
  });

  it('goes on with the form that comes as an answer, and sends the steps before with it', async () => {
    const next = { title: 'Second', callback_id: 'cb2', elements: [element('where', 'text')] };
    submit.mockResolvedValueOnce({ type: 'form', form: next });
    const { onExited, send, sent } = setup([element('who', 'text', { default: 'Ada' })]);
    send();
    fireEvent.change(await screen.findByLabelText(/where/), { target: { value: 'Here' } });
    send();
    await waitFor(() => expect(onExited).toHaveBeenCalled());
    expect(sent(1)).toMatchObject({ callback_id: 'cb2', submission: { who: 'Ada', where: 'Here' } });
  });

  it('asks for other fields when one changes that refreshes', async () => {
    const options = [
      { text: 'Small', value: 's' },
      { text: 'Large', value: 'l' },
    ];
    const size = element('size', 'radio', { options, refresh: true, default: '' });
    submit.mockResolvedValue({
      type: 'form',
      form: { title: 'Pizza', elements: [size, element('extra', 'text')] },
    });
    const { sent } = setup([size], { source_url: '/plugins/p/refresh' });
    fireEvent.click(screen.getByLabelText('Large'));
    await screen.findByLabelText(/extra/);
    expect(sent()).toMatchObject({
      type: 'refresh',
      url: '/plugins/p/refresh',
      submission: { size: 'l', selected_field: 'size' },
    });
    expect(screen.getByLabelText<HTMLInputElement>('Large').checked).toBe(true);
  });

  it('keeps what is typed while other fields are on their way, and lets them go that come after it was sent', async () => {
    const options = [
      { text: 'Small', value: 's' },
      { text: 'Large', value: 'l' },
    ];
    const size = element('size', 'radio', { options, refresh: true, optional: true });
    const note = element('note', 'text', { optional: true });
    const form = (more: unknown[]) => ({
      type: 'form',
      form: { title: 'Pizza', source_url: '/plugins/p/refresh', elements: more },
    });
    let answer: (data: unknown) => void = () => undefined;
    const later = () => new Promise((resolve) => (answer = resolve));
    submit.mockImplementationOnce(later);
    const { send } = setup([size, note], { source_url: '/plugins/p/refresh' });
    fireEvent.click(screen.getByLabelText('Large'));
    fireEvent.change(screen.getByLabelText(/note/), { target: { value: 'typed since' } });
    await act(async () => answer(form([size, element('note', 'text', { default: 'of the form' })])));
    expect(screen.getByLabelText<HTMLInputElement>(/note/).value).toBe('typed since');

    submit.mockImplementationOnce(later).mockResolvedValueOnce(form([element('second', 'text')]));
    fireEvent.click(screen.getByLabelText('Small'));
    send();
    await screen.findByLabelText(/second/);
    await act(async () => answer(form([element('late', 'text')])));
    expect(screen.queryByLabelText(/late/)).toBeNull();
  });

  it('asks again for other fields when it is refused while they were on their way, and says so still', async () => {
    const options = [{ text: 'Large', value: 'l' }];
    const size = element('size', 'radio', { options, refresh: true, optional: true });
    submit
      .mockReturnValueOnce(new Promise(() => undefined))
      .mockResolvedValueOnce({ error: 'No pizza today.' })
      .mockResolvedValueOnce({
        type: 'form',
        form: { title: 'Pizza', elements: [element('extra', 'text')] },
      });
    const { send, sent } = setup([size], { source_url: '/plugins/p/refresh' });
    fireEvent.click(screen.getByLabelText('Large'));
    send();
    await screen.findByLabelText(/extra/);
    expect(sent(2)).toMatchObject({ type: 'refresh', submission: { size: 'l', selected_field: 'size' } });
    expect(screen.getByText('No pizza today.')).toBeTruthy();
  });

  it('offers nothing of a menu that was found for other words', async () => {
    const dynamic = { data_source: 'dynamic', data_source_url: '/plugins/p/lookup', optional: true };
    setup([element('dish', 'select', dynamic)]);
    const field = screen.getByRole('combobox');
    fireEvent.change(field, { target: { value: 'fo' } });
    await screen.findByText('Found');
    lookup.mockReturnValue(new Promise(() => undefined));
    fireEvent.change(field, { target: { value: 'other' } });
    expect(screen.queryByText('Found')).toBeNull();
    fireEvent.change(field, { target: { value: 'foun' } });
    expect(screen.getByText('Found')).toBeTruthy();
  });

  it('lets whoever opened it say what a menu offers', async () => {
    const dynamic = { data_source: 'dynamic', data_source_url: '/plugins/p/lookup', optional: true };
    const { onExited, send, sent } = setup([element('dish', 'select', dynamic)]);
    fireEvent.change(screen.getByRole('combobox'), { target: { value: 'fo' } });
    fireEvent.pointerDown(await screen.findByText('Found'));
    expect(lookup.mock.calls[0]?.[0]).toMatchObject({
      url: '/plugins/p/lookup',
      submission: { query: 'fo', selected_field: 'dish' },
    });
    send();
    await waitFor(() => expect(onExited).toHaveBeenCalled());
    expect(sent()).toMatchObject({ submission: { dish: 'f' } });
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('when it is left tells so if it is wanted: %s', (wanted, calls) => {
    const { onExited, sent } = setup([element('who', 'text')], { notify_on_cancel: wanted });
    fireEvent.click(screen.getByText('Cancel'));
    expect(onExited).toHaveBeenCalled();
    expect(submit).toHaveBeenCalledTimes(calls);
    expect(sent()?.cancelled ?? true).toBe(true);
  });

  it('says of a kind of field it does not know that it cannot be shown', () => {
    setup([element('hologram', 'hologram', { optional: true }), 'nonsense', null]);
    expect(screen.getByText(/“hologram” cannot be shown/)).toBeTruthy();
  });
});

describe('followDialogTriggers', () => {
  const modals = (store: ReturnType<typeof createAppStore>) =>
    Object.keys(store.getState().views.modals.modalState);

  it.each(['the answer first', 'the dialog first'])('opens the dialog of this page, %s', (order) => {
    const store = createAppStore();
    followDialogTriggers(store);
    const both = [
      { type: 'RECEIVED_DIALOG_TRIGGER_ID', data: 't1' },
      { type: 'RECEIVED_DIALOG', data: request([]) },
    ];
    (order === 'the answer first' ? both : [...both].reverse()).forEach((action) => store.dispatch(action));
    expect(modals(store)).toEqual(['interactive_dialog']);
  });

  it('leaves a dialog alone that another page has asked for', () => {
    const store = createAppStore();
    followDialogTriggers(store);
    store.dispatch({ type: 'RECEIVED_DIALOG_TRIGGER_ID', data: 't2' });
    store.dispatch({ type: 'RECEIVED_DIALOG', data: request([]) });
    expect(modals(store)).toEqual([]);
  });
});
