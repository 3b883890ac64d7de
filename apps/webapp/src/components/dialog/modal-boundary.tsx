import { Component } from 'react';
import type { ReactNode } from 'react';
import { AppContext } from '../../app-context.ts';
import { Text } from '../../i18n/text.tsx';
import { pluginOfError } from '../../plugins/plugin-of-error.ts';
import { FaultLine } from '../fault/fault-line.tsx';
import { reportFault } from '../fault/report-fault.ts';
import { Dialog } from './dialog.tsx';

interface ModalBoundaryProps {
  /** Whose it is, where that is known. */
  pluginId?: string;
  onClose(): void;
  children: ReactNode;
}

/**
 * A dialog that was opened through the store may be a plugin's: one that throws is closed, and the page stays. One of
 * our own says that it cannot be shown.
 */
export class ModalBoundary extends Component<ModalBoundaryProps, { failed: boolean }> {
  static override contextType = AppContext;
  declare context: React.ContextType<typeof AppContext>;
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    const pluginId = this.props.pluginId ?? pluginOfError(error);
    if (pluginId === undefined) {
      reportFault('dialog', error);
    } else {
      this.context.webHalfFailed(pluginId, 'Modal', error);
      this.props.onClose();
    }
  }

  #retry = () => this.setState({ failed: false });

  override render() {
    if (!this.state.failed) {
      return this.props.children;
    }
    // Of a plugin's, only until it is closed.
    return this.props.pluginId === undefined ? (
      <Dialog title={<Text id="error.title" />} onClose={this.props.onClose}>
        <FaultLine says="fault.dialog" onRetry={this.#retry} />
      </Dialog>
    ) : null;
  }
}
