import { render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { Provider } from 'react-redux';
import { MemoryRouter } from 'react-router-dom';
import { AppContext } from '../app-context.ts';
import type { AppServices } from '../app-context.ts';
import { messagesOf } from '../i18n/catalogue.ts';
import type { AppStore } from '../store/store.ts';
import { createAppStore } from '../store/store.ts';

interface Rendered extends RenderResult {
  store: AppStore;
}

const nothing = () => undefined;

/** Draws something as the app would: with a store, English texts, an address, and services of the app. */
export function renderWithStore(
  content: ReactNode,
  store = createAppStore(),
  path = '/',
  services: Partial<AppServices> = {},
): Rendered {
  const app = { openSocket: nothing, webHalfFailed: nothing, switchPlugin: nothing, ...services };
  const result = render(
    <Provider store={store as never}>
      <IntlProvider locale="en" messages={messagesOf('en') as Record<string, string>}>
        <AppContext.Provider value={app}>
          <MemoryRouter initialEntries={[path]}>{content}</MemoryRouter>
        </AppContext.Provider>
      </IntlProvider>
    </Provider>,
  );
  return { ...result, store };
}
