import { RHS_PLUGIN_STATE } from '@patchbay/registry';
import { useEffect, useState } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { FaultBoundary } from '../fault/fault-boundary.tsx';
import { CardPanel } from './card-panel.tsx';
import { Panel } from './panel.tsx';
import { PanelMemory, forgetPanels } from './panel-memory.ts';
import { panels } from './panels.tsx';
import { PluginPanel } from './plugin-panel.tsx';
import { ThreadPanel } from './thread-panel.tsx';

/** The right-hand side: a plugin's panel, one of the host's, or a thread; one at a time. One that fails can be closed. */
export function RightHandSidebar() {
  const rhs = useAppSelector((state) => state.views.rhs);
  const { rhsState, previousRhsStates } = rhs;
  const [memory] = useState(() => new Map<string, unknown>());
  useEffect(
    () => forgetPanels(memory, [rhsState, ...previousRhsStates]),
    [memory, previousRhsStates, rhsState],
  );
  return !rhs.isSidebarOpen ? null : (
    <PanelMemory.Provider value={memory}>
      <FaultBoundary
        place="right-hand side"
        says="fault.panel"
        of={rhs}
        frame={(line) => <Panel title={<Text id="error.title" />}>{line}</Panel>}
      >
        <OpenPanel />
      </FaultBoundary>
    </PanelMemory.Provider>
  );
}

function OpenPanel() {
  const { rhsState, pluggableId, selectedPostId, selectedPostCardId } = useAppSelector(
    (state) => state.views.rhs,
  );
  const entry = useAppSelector(({ plugins }) =>
    plugins.components.RightHandSidebarComponent.find(({ id }) => id === pluggableId),
  );
  if (rhsState === RHS_PLUGIN_STATE) {
    return entry === undefined ? null : <PluginPanel entry={entry} />;
  }
  const HostPanel = rhsState !== null && Object.hasOwn(panels, rhsState) ? panels[rhsState] : undefined;
  if (HostPanel !== undefined) {
    return <HostPanel />;
  }
  if (selectedPostCardId !== '') {
    return <CardPanel key={selectedPostCardId} postId={selectedPostCardId} />;
  }
  return selectedPostId === '' ? null : <ThreadPanel key={selectedPostId} rootId={selectedPostId} />;
}
