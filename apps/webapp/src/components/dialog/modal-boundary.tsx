import { Component } from 'react';
import type { ReactNode } from 'react';
import { AppContext } from '../../app-context.ts';
import { pluginOfError } from '../../plugins/plugin-of-error.ts';
import { reportToServer } from '../../plugins/report-to-server.ts';

interface ModalBoundaryProps {
  /** Whose it is, where that is known. */
  pluginId?: string;
  onClose(): void;
  children: ReactNode;
}

/** A dialog that was opened through the store may be a plugin's; one that throws is closed, and the page stays. */
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
      reportToServer(`webapp_modal_failed error=${error instanceof Error ? error.message : String(error)}`);
    } else {
      this.context.webHalfFailed(pluginId, 'Modal', error);
    }
    this.props.onClose();
  }

  override render() {
    return this.state.failed ? null : this.props.children;
  }
}
