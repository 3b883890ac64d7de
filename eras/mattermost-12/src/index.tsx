import { createRoot } from 'react-dom/client';

import manifest from '../plugin.json' with { type: 'json' };
import { Panel } from './panel.tsx';
import { Row } from './row.tsx';

class Plugin {
  #undo: (() => void)[] = [];

  async initialize(registry: Registry, store: HostStore) {
    // Such plugins await what they need; the host waits for them.
    await new Promise(requestAnimationFrame);
    const { toggleRHSPlugin } = registry.registerRightHandSidebarComponent({
      component: Panel,
      title: <em>Panel of era 12</em>,
    });
    registry.registerChannelHeaderButtonAction({
      icon: <i className="icon icon-airplane-variant" />,
      action: () => store.dispatch(toggleRHSPlugin),
      dropdownText: 'Era 12',
      tooltipText: 'Open era 12',
    });
    registry.registerPopoverUserAttributesComponent({ component: Row });
    const node = document.body.appendChild(document.createElement('div'));
    const root = createRoot(node);
    root.render(<span hidden>{`era 12 under React ${window.React.version}`}</span>);
    this.#undo.push(() => {
      root.unmount();
      node.remove();
    });
  }

  uninitialize() {
    for (const undo of this.#undo) undo();
  }
}

window.registerPlugin(manifest.id, new Plugin());
