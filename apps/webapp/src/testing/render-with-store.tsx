import { jest } from '@jest/globals';
import { configure, render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { Provider } from 'react-redux';
import { MemoryRouter } from 'react-router-dom';
import { AppContext } from '../app-context.ts';
import type { AppServices } from '../app-context.ts';
import { english } from '../i18n/catalogue.ts';
import type { AppStore } from '../store/store.ts';
import { createAppStore } from '../store/store.ts';

/** How long a spec waits for something to appear, and for a test as a whole, on a machine that is busy with others. */
const APPEARS_WITHIN_MS = 15_000;
const TEST_DEADLINE_MS = 60_000;

configure({ asyncUtilTimeout: APPEARS_WITHIN_MS });
jest.setTimeout(TEST_DEADLINE_MS);

interface Rendered extends RenderResult {
  store: AppStore;
  /** Draws something else in the same place. */
  rerenderWith(content: ReactNode): void;
}

const nothing = () => undefined;

/** Draws something as the app would: with a store, English texts, an address, and services of the app. */
export function renderWithStore(
  content: ReactNode,
  store = createAppStore(),
  path = '/',
  services: Partial<AppServices> = {},
): Rendered {
  const app = {
    openSocket: nothing,
    webHalfFailed: nothing,
    switchPlugin: nothing,
    popOutPanel: () => Promise.resolve({}),
    ...services,
  };
  const whole = (inner: ReactNode) => (
    <Provider store={store as never}>
      <IntlProvider locale="en" messages={english as Record<string, string>}>
        <AppContext.Provider value={app}>
          <MemoryRouter initialEntries={[path]}>{inner}</MemoryRouter>
        </AppContext.Provider>
      </IntlProvider>
    </Provider>
  );
  const result = render(whole(content));
  return { ...result, store, rerenderWith: (inner) => result.rerender(whole(inner)) };
}
