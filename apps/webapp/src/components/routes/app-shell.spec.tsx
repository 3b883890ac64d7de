import { Fragment, act, useEffect } from 'react';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Link, Route, Switch, useLocation, useRouteMatch } from 'react-router-dom';
import { FakeFetch } from '../../testing/fake-fetch.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { ada, logIn } from '../../testing/sample-state.ts';
import { createAppStore } from '../../store/store.ts';
import { sessionLoaded } from '../../store/views/session.ts';
import { GlobalHeader } from '../global-header/global-header.tsx';
import { AppShell } from './app-shell.tsx';
import { literalPath } from './literal-path.ts';

afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

const product = (id: string, more: object = {}) => ({
  type: 'RECEIVED_PLUGIN_COMPONENT',
  name: 'Product',
  data: {
    id,
    pluginId: `plugin-${id}`,
    baseURL: `/${id}`,
    switcherIcon: 'product-boards',
    switcherText: `The ${id}`,
    switcherLinkURL: `/${id}/start`,
    mainComponent: () => <p>main of {id}</p>,
    headerCentreComponent: () => <p>centre of {id}</p>,
    headerRightComponent: () => <p>right of {id}</p>,
    wrapped: true,
    ...more,
  },
});

function site(isLoggedIn = true) {
  new FakeFetch().install();
  const store = createAppStore();
  if (isLoggedIn) {
    logIn(store, 'system_user system_admin');
    store.dispatch(sessionLoaded(ada.id));
  }
  return store;
}

const pages = (
  <Switch>
    <Route path="/login">the login</Route>
    <Route component={AppShell} />
  </Switch>
);

/** The search of the bar is fetched when it is first drawn. */
const settled = () =>
  act(async () => {
    await import('../search/search-box.tsx');
  });

function Address() {
  return <output>{useLocation().pathname}</output>;
}

describe('a product', () => {
  it('is a page of its own, with its parts in the bar above', () => {
    const store = site();
    store.dispatch(product('boards'));
    const { container } = renderWithStore(pages, store, '/boards/7');
    for (const words of ['main of boards', 'centre of boards', 'right of boards']) {
      expect(screen.getByText(words)).not.toBeNull();
    }
    expect(container.querySelector('.product-wrapper')?.textContent).toBe('main of boards');
  });

  it('cannot take the class along by which bundles know the chat', () => {
    const Careless = () => {
      useEffect(() => () => document.body.classList.remove('app__body'), []);
      return <p>careless</p>;
    };
    const store = site();
    store.dispatch(product('boards', { mainComponent: Careless }));
    store.dispatch(product('other'));
    const links = ['/other', '/login'].map((to) => (
      <Link key={to} to={to}>
        to {to}
      </Link>
    ));
    renderWithStore([...links, <Fragment key="pages">{pages}</Fragment>], store, '/boards/7');
    expect([...document.body.classList]).toContain('app__body');
    fireEvent.click(screen.getByText('to /other'));
    expect(screen.getByText('main of other')).not.toBeNull();
    expect([...document.body.classList]).toContain('app__body');
    fireEvent.click(screen.getByText('to /login'));
    expect([...document.body.classList]).not.toContain('app__body');
  });

  it.each([
    ['boards', '/boards', '/boards/7'],
    ['team(s)*', '/team(s)*', '/team(s)*/7'],
  ])('of the address %s makes its paths from where it stands', (id, base, path) => {
    const Pages = () => {
      const { url } = useRouteMatch();
      return (
        <p>
          at {url}{' '}
          <Route
            path={`${literalPath(url)}/:card`}
            render={({ match }) => `card ${match.params.card ?? ''}`}
          />
        </p>
      );
    };
    const store = site();
    store.dispatch(product(id, { mainComponent: Pages }));
    renderWithStore(pages, store, path);
    expect(screen.getByText(`at ${base} card 7`)).not.toBeNull();
  });

  it('asks for a login, but for what it shows everybody', () => {
    const store = site(false);
    store.dispatch(product('boards', { publicComponent: () => <p>for everybody</p> }));
    store.dispatch(product('closed'));
    renderWithStore(pages, store, '/boards/public/1');
    expect(screen.getByText('for everybody')).not.toBeNull();
    cleanup();
    renderWithStore(pages, store, '/boards/1');
    expect(screen.getByText('the login')).not.toBeNull();
    cleanup();
    renderWithStore(pages, store, '/closed/public');
    expect(screen.getByText('the login')).not.toBeNull();
  });

  it('that throws says so in its place, and the bar stays', () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const webHalfFailed = jest.fn();
    const store = site();
    const mainComponent = () => {
      throw new Error('no boards');
    };
    store.dispatch(product('boards', { mainComponent }));
    renderWithStore(pages, store, '/boards', { webHalfFailed });
    expect(screen.getByRole('alert').textContent).toContain('the plugin-boards plugin');
    expect(webHalfFailed.mock.calls[0]?.slice(0, 2)).toEqual(['plugin-boards', 'Product mainComponent']);
    expect(screen.getByRole('button', { name: /Switch product/ })).not.toBeNull();
  });
});

describe('the switch between products', () => {
  const open = () => fireEvent.click(screen.getByRole('button', { name: /Switch product/ }));
  const items = () => screen.getAllByRole('menuitem').map(({ textContent }) => textContent);

  it('leads to the channels, to products, and to what plugins put below', async () => {
    const store = site();
    store.dispatch(product('boards'));
    const action = jest.fn();
    const hide = { isHidden: () => true };
    const broken = {
      isHidden: () => {
        throw new Error('hidden then');
      },
    };
    for (const [id, more] of Object.entries({ shown: {}, hidden: hide, broken })) {
      const data = { id, pluginId: 'a', text: `item ${id}`, icon: 'globe', action, ...more };
      store.dispatch({ type: 'RECEIVED_PLUGIN_COMPONENT', name: 'ProductSwitcherMenuItem', data });
    }
    renderWithStore(
      <>
        <GlobalHeader />
        <Address />
      </>,
      store,
      '/home',
    );
    await settled();
    open();
    expect(items()).toEqual(['Channels', 'The boards', 'item shown', 'System Console']);
    fireEvent.click(screen.getByText('item shown'));
    expect(action).toHaveBeenCalledWith();
    open();
    fireEvent.click(screen.getByText('The boards'));
    expect(screen.getByRole('status').textContent).toBe('/boards/start');
  });
});

describe('the help menu', () => {
  it('hands the click to what a plugin put there', async () => {
    const store = site();
    const action = jest.fn();
    const data = { id: '1', pluginId: 'a', text: 'Ask the robot', action };
    store.dispatch({ type: 'RECEIVED_PLUGIN_COMPONENT', name: 'UserGuideDropdown', data });
    renderWithStore(<GlobalHeader />, store);
    await settled();
    fireEvent.click(screen.getByRole('button', { name: 'Help' }));
    fireEvent.click(screen.getByText('Ask the robot'));
    expect(action.mock.calls[0]?.[0]).toMatchObject({ type: 'click' });
  });
});
