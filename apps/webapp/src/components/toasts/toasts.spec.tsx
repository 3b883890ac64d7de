import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { handleCoreEvent } from '../../socket/event-handlers.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { TOAST_STAYS_MS, Toasts } from './toasts.tsx';

const later = (ms: number) => act(() => void jest.advanceTimersByTime(ms));

function setup() {
  const { store } = renderWithStore(<Toasts />);
  const told = (data: Record<string, unknown>, event = 'show_toast') =>
    act(() => void store.dispatch(handleCoreEvent({ event, data, broadcast: {}, seq: 1 })));
  return {
    told,
    cornerOf: (message: string) => screen.getByText(message).closest('.toast-corner')?.className,
  };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('what plugins say in passing', () => {
  it('stands in the corner that was asked for, else at the bottom right', () => {
    const { told, cornerOf } = setup();
    told({ message: 'one', position: 'top-center' });
    told({ message: 'two' });
    told({ message: 'three', position: 'constructor' });
    expect(cornerOf('one')).toContain('toast-corner--top-center');
    expect(cornerOf('two')).toContain('toast-corner--bottom-right');
    expect(cornerOf('three')).toContain('toast-corner--bottom-right');
  });

  it('says why a plugin keeps a file back that somebody wants to have, and nothing of its small pictures', () => {
    const { told, cornerOf } = setup();
    told({ rejection_reason: 'not this one', download_type: 'file' }, 'file_download_rejected');
    told({ rejection_reason: 'nor this', download_type: 'thumbnail' }, 'file_download_rejected');
    expect(cornerOf('not this one')).toContain('toast-corner--bottom-center');
    expect(screen.queryByText('nor this')).toBeNull();
  });

  it('goes after a while, or when it is closed, and stays while it is pointed at', () => {
    const { told } = setup();
    told({ message: 'held' });
    told({ message: 'closed' });
    told({ message: 'left' });
    fireEvent.mouseEnter(screen.getByText('held'));
    fireEvent.click(screen.getAllByRole('button', { name: 'Close' })[1] as HTMLElement);
    expect(screen.queryByText('closed')).toBeNull();
    later(TOAST_STAYS_MS);
    expect(screen.queryByText('left')).toBeNull();
    fireEvent.mouseLeave(screen.getByText('held'));
    later(TOAST_STAYS_MS);
    expect(screen.queryByText('held')).toBeNull();
  });

  it('is text and nothing else, is left out where there is none, and never covers the page', () => {
    const { told } = setup();
    told({ message: '<b id="bold">hi</b>' });
    expect(document.querySelector('#bold')).toBeNull();
    told({ message: '' });
    told({ message: { toString: 'x' } });
    told({});
    expect(screen.getAllByRole('button')).toHaveLength(1);
    for (let count = 0; count < 50; count += 1) {
      told({ message: `again ${count}` });
    }
    expect(screen.getAllByRole('button').length).toBeLessThan(10);
    expect(screen.getByText('again 49')).toBeTruthy();
  });
});
