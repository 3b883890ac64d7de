import { cleanup, render, screen } from '@testing-library/react';
import { createRef, forwardRef } from 'react';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { App } from '../app.ts';
import { renderWithStore } from '../testing/render-with-store.tsx';
import { later } from './exported/later.tsx';
import { installPluginLibraries } from './globals.ts';
import { exportedComponents } from './exported/exported-components.ts';
import { loadSharedDependency } from './mattermost-shared/load-shared-dependency.ts';
import { reactDomGlobal } from './react-dom-global.ts';

afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

const globals = () => {
  new App(window);
  return window as unknown as Record<string, Record<string, unknown>>;
};

describe('the window', () => {
  it('has every library that bundles leave to their host', async () => {
    const target = globals();
    await installPluginLibraries(window);
    const libraries = {
      React: ['createElement', 'useState', 'version'],
      ReactDOM: [
        'render',
        'createPortal',
        'findDOMNode',
        'createRoot',
        'hydrateRoot',
        'unmountComponentAtNode',
      ],
      ReactJSXRuntime: ['Fragment', 'jsx', 'jsxs'],
      ReactJSXDevRuntime: ['Fragment', 'jsxDEV'],
      ReactIntl: ['FormattedMessage', 'useIntl', 'injectIntl'],
      Redux: ['combineReducers', 'bindActionCreators', 'createStore'],
      ReactRedux: ['connect', 'useSelector', 'Provider'],
      ReactBootstrap: ['Modal', 'OverlayTrigger', 'Tooltip'],
      ReactRouterDom: ['Link', 'Switch', 'useRouteMatch', 'withRouter'],
      PropTypes: ['shape', 'string'],
      Luxon: ['DateTime', 'Duration', 'Interval'],
    };
    for (const [name, members] of Object.entries(libraries)) {
      expect([name, members.filter((member) => target[name]?.[member] === undefined)]).toEqual([name, []]);
    }
    expect(target.regeneratorRuntime).toHaveProperty('wrap');
  });

  it('has what the host offers of itself', () => {
    const target = globals();
    const own = {
      PostUtils: ['formatText', 'messageHtmlToComponent'],
      WebappUtils: [
        'browserHistory',
        'modals',
        'notificationSounds',
        'sendDesktopNotificationToMe',
        'openUserSettings',
        'popouts',
        'channels',
      ],
      ProductApi: [
        'useWebSocket',
        'useWebSocketClient',
        'WebSocketProvider',
        'closeRhs',
        'selectRhsPost',
        'getRhsSelectedPostId',
        'getIsRhsOpen',
      ],
    };
    for (const [name, members] of Object.entries(own)) {
      expect([name, members.filter((member) => target[name]?.[member] === undefined)]).toEqual([name, []]);
    }
    const functions = [
      'registerPlugin',
      'openInteractiveDialog',
      'loadSharedDependency',
      'useNotifyAdmin',
      'openPricingModal',
    ];
    expect(functions.filter((name) => typeof target[name] !== 'function')).toEqual([]);
    expect([target.basename, target.publicPath]).toEqual(['', '/static/']);
  });
});

describe('a root that cannot be made', () => {
  it('is thrown for who wanted it; nobody is told where that is no plugin', () => {
    const onError = jest.fn();
    const { createRoot } = reactDomGlobal(onError) as { createRoot(place: unknown): unknown };
    expect(() => createRoot(null)).toThrow();
    expect(onError).not.toHaveBeenCalled();
  });
});

describe('a module of the host', () => {
  it.each([
    ['components/button', 'Button'],
    ['components/emoji', 'Emoji'],
    ['components/shortcut_key', 'ShortcutKey'],
    ['components/tooltip', 'WithTooltip'],
    ['utils/i18n', 'isMessageDescriptor'],
    ['utils/user_agent', 'isDesktopApp'],
  ])('%s comes when it is asked for', async (name, member) => {
    await expect(loadSharedDependency(`@mattermost/shared/${name}`)).resolves.toHaveProperty(member);
  });

  it('that there is not is refused at once', () => {
    expect(() => loadSharedDependency('@mattermost/shared/components/nothing')).toThrow(/does not have/);
    expect(() => loadSharedDependency('constructor')).toThrow(/does not have/);
  });
});

describe('the components that plugins may use', () => {
  it('are fetched when they are first drawn, and take a ref', async () => {
    const ref = createRef<HTMLElement>();
    const Field = forwardRef<HTMLInputElement, object>((props, given) => <input ref={given} {...props} />);
    Field.displayName = 'Field';
    const Late = later(() => Promise.resolve({ Field }), 'Field');
    render(<Late ref={ref} placeholder="here" />);
    await screen.findByPlaceholderText('here');
    expect(ref.current?.tagName).toBe('INPUT');
  });

  it('show moments and people, whatever they are given', () => {
    const { Avatar, BotBadge, Timestamp } = exportedComponents;
    renderWithStore(
      <>
        <Avatar url="/picture.png" username="ada" size="sm" />
        <BotBadge />
        <Timestamp value={0} useTime={false} />
        <Timestamp value={Number.NaN} />
      </>,
    );
    expect(screen.getByAltText('Picture of ada').getAttribute('width')).toBe('24');
    expect(screen.getByText('BOT')).not.toBeNull();
    expect(screen.getByText('1/1/1970')).not.toBeNull();
  });
});
