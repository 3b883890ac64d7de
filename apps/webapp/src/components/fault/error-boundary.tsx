import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { Text } from '../../i18n/text.tsx';
import { reportToServer } from '../../plugins/report-to-server.ts';
import { MessageScreen } from '../elements/message-screen.tsx';

/** The last boundary: an error of the host itself. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    reportToServer(
      `webapp_failed error=${error.message} ${info.componentStack?.trim().split('\n')[0] ?? ''}`,
    );
  }

  override render() {
    if (!this.state.failed) {
      return this.props.children;
    }
    return (
      <MessageScreen icon="alert-outline" title={<Text id="error.title" />}>
        <p>
          <Text id="error.text" />
        </p>
        <button type="button" className="btn btn-primary" onClick={() => window.location.reload()}>
          <Text id="error.reload" />
        </button>
      </MessageScreen>
    );
  }
}
