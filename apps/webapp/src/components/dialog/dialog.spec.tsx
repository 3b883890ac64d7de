import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { Dialog } from './dialog.tsx';

afterEach(cleanup);

function open() {
  const onClose = jest.fn();
  renderWithStore(
    <Dialog title="Question" onClose={onClose} actions={<button type="button">Go on</button>}>
      <input aria-label="Answer" data-autofocus />
    </Dialog>,
  );
  return onClose;
}

describe('a dialog', () => {
  it('has the focus where it is wanted, and keeps it', () => {
    open();
    expect(document.activeElement).toBe(screen.getByLabelText('Answer'));
    screen.getByText('Go on').focus();
    fireEvent.keyDown(screen.getByText('Go on'), { key: 'Tab' });
    expect(document.activeElement).toBe(screen.getByLabelText('Close'));
  });

  it('goes past what only the arrows reach', () => {
    renderWithStore(
      <Dialog title="Settings" onClose={jest.fn()}>
        <button type="button">Chosen tab</button>
        <button type="button" tabIndex={-1}>
          Other tab
        </button>
      </Dialog>,
    );
    screen.getByText('Chosen tab').focus();
    fireEvent.keyDown(screen.getByText('Chosen tab'), { key: 'Tab' });
    expect(document.activeElement).toBe(screen.getByLabelText('Close'));
    fireEvent.keyDown(screen.getByLabelText('Close'), { key: 'Tab', shiftKey: true });
    expect(document.activeElement).toBe(screen.getByText('Chosen tab'));
  });

  it('closes with Escape', () => {
    const onClose = open();
    fireEvent.keyDown(screen.getByLabelText('Answer'), { key: 'Escape' });
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('has the keys also when the focus was lost to the page, as by a button that was switched off', () => {
    const onClose = open();
    (document.activeElement as HTMLElement).blur();
    fireEvent.keyDown(document.body, { key: 'Tab' });
    expect(document.activeElement).toBe(screen.getByLabelText('Close'));
    (document.activeElement as HTMLElement).blur();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
