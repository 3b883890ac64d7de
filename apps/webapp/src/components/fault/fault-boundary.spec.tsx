import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { Client4 } from 'mattermost-redux/client';
import type { AppServices } from '../../app-context.ts';
import { createAppStore } from '../../store/store.ts';
import { openModal } from '../../store/views/modals.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { ModalController } from '../dialog/modal-controller.tsx';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';
import { FaultBoundary } from './fault-boundary.tsx';

const webHalfFailed = jest.fn<AppServices['webHalfFailed']>();
const logged = jest.fn<typeof Client4.logClientError>();
const said = () => logged.mock.calls.map(([message]) => message);
const SAYS = 'This message cannot be shown.';
let error: Error | undefined;

function Fragile() {
  if (error !== undefined) {
    throw error;
  }
  return <p>mended</p>;
}

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  logged.mockResolvedValue(undefined as never);
  Client4.logClientError = logged;
});

afterEach(() => {
  cleanup();
  jest.clearAllMocks();
  jest.restoreAllMocks();
});

const inBoundary = (of: unknown) => (
  <>
    <FaultBoundary place="post body" says="fault.message" of={of}>
      <Fragile />
    </FaultBoundary>
    <p>the rest</p>
  </>
);

describe('a boundary around a part of the page', () => {
  it('leaves the rest standing, says so in a line, and tells the server once', () => {
    error = new Error('broken on purpose');
    renderWithStore(
      <>
        {inBoundary(1)}
        {inBoundary(2)}
      </>,
    );
    expect(screen.getAllByText('the rest')).toHaveLength(2);
    expect(screen.getAllByText(SAYS)).toHaveLength(2);
    expect(said()).toEqual(['webapp_part_failed place=post body error=broken on purpose']);
  });

  it('tries again when the reader asks to, or when it is something else that is drawn', () => {
    error = new Error('broken for a while');
    const { rerenderWith } = renderWithStore(inBoundary(1));
    rerenderWith(inBoundary(1));
    expect(screen.getByText(SAYS)).not.toBeNull();
    fireEvent.click(screen.getByText('Try again'));
    expect(screen.getByText(SAYS)).not.toBeNull();
    error = undefined;
    fireEvent.click(screen.getByText('Try again'));
    expect(screen.getByText('mended')).not.toBeNull();
    error = new Error('broken once more');
    rerenderWith(inBoundary(2));
    expect(screen.getByText(SAYS)).not.toBeNull();
    error = undefined;
    rerenderWith(inBoundary(3));
    expect(screen.getByText('mended')).not.toBeNull();
  });

  it('leaves to the boundary of a plugin what the plugin drew', () => {
    error = new Error('of a plugin');
    renderWithStore(
      <FaultBoundary place="post body">
        <PluggableErrorBoundary pluginId="com.example.a" location="PostHeader">
          <Fragile />
        </PluggableErrorBoundary>
      </FaultBoundary>,
      createAppStore(),
      '/',
      { webHalfFailed },
    );
    expect(document.querySelector('.fault-line')).toBeNull();
    expect(document.querySelector('[data-plugin-id="com.example.a"]')).not.toBeNull();
    expect(webHalfFailed.mock.calls).toEqual([['com.example.a', 'PostHeader', error]]);
    expect(said()).toEqual([]);
  });

  it('names the plugin out of whose bundle an error came by another way', () => {
    error = new Error('of a bundle');
    error.stack = `Error\n at f (http://chat.example.com/static/plugins/com.example.b/bundle.js:1:2)`;
    renderWithStore(inBoundary(1), createAppStore(), '/', { webHalfFailed });
    expect(screen.getByText('the rest')).not.toBeNull();
    expect(webHalfFailed.mock.calls).toEqual([['com.example.b', 'post body', error]]);
    expect(said()).toEqual([]);
  });

  it('says of a dialog of ours that it cannot be shown, and lets it be closed', () => {
    error = new Error('dialog broken');
    const { store } = renderWithStore(<ModalController />);
    act(() => void store.dispatch(openModal({ modalId: 'm', dialogType: Fragile })));
    expect(screen.getByRole('dialog').textContent).toContain('This dialog cannot be shown.');
    fireEvent.click(screen.getByLabelText('Close'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(said()).toEqual(['webapp_part_failed place=dialog error=dialog broken']);
  });
});
