import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { Client4 } from 'mattermost-redux/client';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { samplePost } from '../../testing/sample-post.ts';
import { logIn } from '../../testing/sample-state.ts';
import { ConsoleRoutes } from '../admin-console/console-routes.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { Panel } from '../rhs/panel.tsx';
import { FoundList } from '../search/found-list.tsx';

function Broken(): never {
  throw new Error('broken on purpose');
}

function store() {
  const made = createAppStore();
  logIn(made);
  return made;
}

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  Client4.logClientError = () => Promise.resolve() as never;
});

afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

describe('a fault', () => {
  it('in a panel leaves its frame, by which it is closed', () => {
    renderWithStore(
      <Panel title="A panel">
        <Broken />
      </Panel>,
      store(),
    );
    expect(screen.getByText('This panel cannot be shown.')).not.toBeNull();
    expect(document.querySelector('#rhsCloseButton')).not.toBeNull();
  });

  it('in a dialog leaves its frame and its buttons', () => {
    const onClose = jest.fn();
    renderWithStore(
      <Dialog title="A dialog" onClose={onClose} actions={<button type="button">Go on</button>}>
        <Broken />
      </Dialog>,
    );
    expect(screen.getByRole('dialog').textContent).toContain('This dialog cannot be shown.');
    screen.getByLabelText('Close').click();
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(screen.getByText('Go on')).not.toBeNull();
  });

  it('in a page of the System Console leaves what is around it', () => {
    const page = { key: 'p', path: '/admin_console/p', schema: { component: Broken }, isDisabled: false };
    renderWithStore(
      <>
        <p>the navigation</p>
        <ConsoleRoutes sections={[{ pages: [page] }] as never} pageProps={{}} />
      </>,
      store(),
      page.path,
    );
    expect(screen.getByText('This page cannot be shown.')).not.toBeNull();
    expect(screen.getByText('the navigation')).not.toBeNull();
  });

  it('in one of those that were found leaves the others', () => {
    const bad = samplePost('bad');
    Object.defineProperty(bad.props, 'override_username', {
      get: () => {
        throw new Error('hostile');
      },
    });
    bad.props.from_webhook = 'true';
    renderWithStore(
      <FoundList
        posts={[bad, samplePost('good')]}
        isLoading={false}
        empty={{ icon: 'magnify', title: 'search.none', text: 'search.noneText' }}
        onRetry={() => undefined}
      />,
      store(),
    );
    expect(screen.getAllByText('This message cannot be shown.')).toHaveLength(1);
    expect(screen.getByText('message good')).not.toBeNull();
  });
});
