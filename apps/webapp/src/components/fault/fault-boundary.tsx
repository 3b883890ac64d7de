import { Component } from 'react';
import type { ContextType, ReactNode } from 'react';
import { AppContext } from '../../app-context.ts';
import { pluginOfError } from '../../plugins/plugin-of-error.ts';
import { FaultLine } from './fault-line.tsx';
import type { FaultWords } from './fault-line.tsx';
import { reportFault } from './report-fault.ts';

interface FaultBoundaryProps {
  /** Where in the page it is; what the server is told. */
  place: string;
  says?: FaultWords;
  /** What is drawn: when it is another, an edited post perhaps, it is tried again. */
  of?: unknown;
  /** What has to stand around the line, as the frame of a panel with its button to close it. */
  frame?(line: ReactNode): ReactNode;
  children: ReactNode;
}

/**
 * Keeps an error of one part of the page in that part: a quiet line stands there, and the rest goes on. What plugins
 * draw has a boundary of its own inside (`PluggableErrorBoundary`), and never comes here.
 */
export class FaultBoundary extends Component<FaultBoundaryProps, { failed: boolean }> {
  static override contextType = AppContext;
  declare context: ContextType<typeof AppContext>;
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    const { place } = this.props;
    // A plugin's function that came here in a way that has no boundary is the plugin's fault all the same.
    const pluginId = pluginOfError(error);
    if (pluginId === undefined) {
      reportFault(place, error);
    } else {
      this.context.webHalfFailed(pluginId, place, error);
    }
  }

  override componentDidUpdate(before: FaultBoundaryProps) {
    if (this.state.failed && before.of !== this.props.of) {
      this.#retry();
    }
  }

  #retry = () => this.setState({ failed: false });

  override render() {
    const { says = 'fault.part', frame, children } = this.props;
    if (!this.state.failed) {
      return children;
    }
    const line = <FaultLine says={says} onRetry={this.#retry} />;
    return frame === undefined ? line : frame(line);
  }
}
