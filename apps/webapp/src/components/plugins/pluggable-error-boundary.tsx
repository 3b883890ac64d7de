import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { reportToServer } from '../../plugins/report-to-server.ts';

interface PluggableErrorBoundaryProps {
  pluginId: string;
  children: ReactNode;
}

/**
 * Keeps what a plugin draws from taking the page down: says which plugin it was, lets the person try again, and tells
 * the server (contract: webapp §2.17).
 */
export class PluggableErrorBoundary extends Component<PluggableErrorBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    const where = info.componentStack?.trim().split('\n')[0]?.trim() ?? '';
    reportToServer(
      `plugin_component_failed plugin_id=${this.props.pluginId} error=${error.message} ${where}`,
    );
  }

  #refresh = () => this.setState({ failed: false });

  override render() {
    const { pluginId, children } = this.props;
    if (!this.state.failed) {
      return children;
    }
    return (
      <div className="pluggable-error" role="alert" data-plugin-id={pluginId}>
        <span>
          <FormattedMessage
            id="pluggable.errorOccurred"
            defaultMessage="An error occurred in the {pluginId} plugin."
            values={{ pluginId }}
          />
        </span>{' '}
        <button type="button" className="link-button" onClick={this.#refresh}>
          <FormattedMessage id="pluggable.errorRefresh" defaultMessage="Refresh?" />
        </button>
      </div>
    );
  }
}
