import { render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { Provider } from 'react-redux';
import { MemoryRouter } from 'react-router-dom';
import { messagesOf } from '../i18n/catalogue.ts';
import type { AppStore } from '../store/store.ts';
import { createAppStore } from '../store/store.ts';

interface Rendered extends RenderResult {
  store: AppStore;
}

/** Draws something as the app would: with a store, English texts, and an address. */
export function renderWithStore(content: ReactNode, store = createAppStore(), path = '/'): Rendered {
  const result = render(
    <Provider store={store as never}>
      <IntlProvider locale="en" messages={messagesOf('en') as Record<string, string>}>
        <MemoryRouter initialEntries={[path]}>{content}</MemoryRouter>
      </IntlProvider>
    </Provider>,
  );
  return { ...result, store };
}
