import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { Router } from 'react-router-dom';
import { App } from './app.ts';
import { AppContext } from './app-context.ts';
import { browserHistory } from './browser-history.ts';
import { ErrorBoundary } from './components/fault/error-boundary.tsx';
import { LoadingScreen } from './components/elements/loading-screen.tsx';
import { MessageScreen } from './components/elements/message-screen.tsx';
import { AppRoutes } from './components/routes/app-routes.tsx';
import { LocaleRoot } from './i18n/locale-root.tsx';
import { Text } from './i18n/text.tsx';
import { WebSocketContext } from './socket/web-socket-context.ts';
import { addCountedClasses } from './theme/counted-classes.ts';
import { ThemeRoot } from './theme/theme-root.tsx';
import './styles/index.css';
import type { ReactNode } from 'react';

addCountedClasses(document.head);
const app = new App(window);
const root = createRoot(document.getElementById('root') as HTMLElement);
const localeLoaded = (locale: string) => app.translations.localeLoaded(locale);

function draw(content: ReactNode): void {
  root.render(
    <Provider store={app.store as never}>
      <ThemeRoot>
        <LocaleRoot onLocale={localeLoaded}>
          <ErrorBoundary>{content}</ErrorBoundary>
        </LocaleRoot>
      </ThemeRoot>
    </Provider>,
  );
}

function drawApp(): void {
  draw(
    <AppContext.Provider value={app}>
      <WebSocketContext.Provider value={app.webSocketClient}>
        <Router history={browserHistory}>
          <Suspense fallback={<LoadingScreen />}>
            <AppRoutes />
          </Suspense>
        </Router>
      </WebSocketContext.Provider>
    </AppContext.Provider>,
  );
}

function drawUnreachable(): void {
  draw(
    <MessageScreen icon="alert-outline" title={<Text id="unreachable.title" />}>
      <p>
        <Text id="unreachable.text" />
      </p>
      <button type="button" className="btn btn-primary" onClick={() => window.location.reload()}>
        <Text id="error.reload" />
      </button>
    </MessageScreen>,
  );
}

draw(<LoadingScreen />);
app.reloadOnLogout(() => window.location.assign('/login'));
void app.start().then((isReachable) => (isReachable ? drawApp() : drawUnreachable()));
