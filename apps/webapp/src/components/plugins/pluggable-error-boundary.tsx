import { Component, Suspense } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { AppContext } from '../../app-context.ts';
import { OneOfAKind } from './one-of-a-kind.tsx';
import { PluginFault } from './plugin-fault.tsx';
import type { PluginFaultShape } from './plugin-fault.tsx';

interface PluggableErrorBoundaryProps {
  pluginId: string;
  /** Where in the page it is; what the server is told. */
  location: string;
  shape?: PluginFaultShape;
  /** It is drawn many times, with each post perhaps: only one of those that failed says so. */
  isRepeated?: boolean;
  children: ReactNode;
}

/**
 * Keeps what a plugin draws from taking the page down: says in its place which plugin it was, lets the person try
 * again or switch the plugin off, and tells the server (contract: webapp §2.17). What is still being fetched (a chunk
 * of the bundle, perhaps of one that is not there any more) leaves its place empty, and not the page.
 */
export class PluggableErrorBoundary extends Component<PluggableErrorBoundaryProps, { failed: boolean }> {
  static override contextType = AppContext;
  declare context: React.ContextType<typeof AppContext>;
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown, _info: ErrorInfo) {
    this.context.webHalfFailed(this.props.pluginId, this.props.location, error);
  }

  #retry = () => this.setState({ failed: false });

  #switchOff = () => this.context.switchPlugin(this.props.pluginId, false);

  override render() {
    const { pluginId, location, shape = 'line', isRepeated = false, children } = this.props;
    if (!this.state.failed) {
      return <Suspense fallback={null}>{children}</Suspense>;
    }
    const fault = (
      <PluginFault pluginId={pluginId} shape={shape} onRetry={this.#retry} onSwitchOff={this.#switchOff} />
    );
    if (shape === 'floating') {
      // Over the page one line for each plugin is enough.
      return <OneOfAKind kind={`${pluginId} floating`}>{fault}</OneOfAKind>;
    }
    return isRepeated ? <OneOfAKind kind={`${pluginId} ${location}`}>{fault}</OneOfAKind> : fault;
  }
}
