import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { exportedComponents } from '../../plugins/exported/exported-components.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';

afterEach(cleanup);

const { DatePicker } = exportedComponents;

async function show(more: Record<string, unknown> = {}) {
  const onSelect = jest.fn();
  const close = jest.fn();
  const datePickerProps = { mode: 'single', selected: new Date(2026, 1, 10), onSelect, ...more };
  renderWithStore(
    <DatePicker datePickerProps={datePickerProps} isPopperOpen handlePopperOpenState={close} locale="en">
      <button type="button">When</button>
    </DatePicker>,
  );
  await screen.findByRole('grid', { name: 'February 2026' });
  return { onSelect, close };
}
const day = (name: RegExp) => screen.getByRole('button', { name });

describe('the DatePicker of plugins', () => {
  it('gives the day that is chosen, in other months too', async () => {
    const { onSelect } = await show();
    fireEvent.click(day(/February 12, 2026/));
    expect(onSelect).toHaveBeenLastCalledWith(new Date(2026, 1, 12), new Date(2026, 1, 12), {
      selected: false,
    });
    fireEvent.click(screen.getByRole('button', { name: 'Next month' }));
    fireEvent.click(day(/March 1, 2026/));
    expect((onSelect.mock.calls[1] as unknown[])[0]).toEqual(new Date(2026, 2, 1));
  });

  it('gives no day that is disabled', async () => {
    const { onSelect } = await show({ disabled: { before: new Date(2026, 1, 5) } });
    fireEvent.click(day(/February 4, 2026/));
    expect(onSelect).not.toHaveBeenCalled();
    fireEvent.click(day(/February 5, 2026/));
    expect(onSelect).toHaveBeenCalledTimes(1);
  });

  it('is gone through with the arrows, and closed with Escape', async () => {
    const { close } = await show();
    // The focus comes in once the calendar is drawn.
    await waitFor(() => expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true));
    fireEvent.keyDown(day(/February 10, 2026/), { key: 'ArrowDown' });
    await waitFor(() => expect(document.activeElement?.textContent).toBe('17'));
    fireEvent.keyDown(day(/February 17, 2026/), { key: 'PageDown' });
    await screen.findByRole('grid', { name: 'March 2026' });
    fireEvent.keyDown(day(/March 17, 2026/), { key: 'Escape' });
    expect(close).toHaveBeenCalledWith(false);
  });

  it('is drawn with whatever a plugin gives', async () => {
    await expect(
      show({ month: 'soon', defaultMonth: null, disabled: 7, onSelect: 'x' }),
    ).resolves.toBeDefined();
  });
});
