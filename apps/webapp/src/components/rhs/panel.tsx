import { closeRightHandSide } from '@patchbay/registry';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { goBack, toggleExpanded } from '../../store/views/rhs.ts';
import { IconButton } from '../elements/icon-button.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';
import { giveFocusBack } from './give-focus-back.ts';
import { useKept } from './panel-memory.ts';

interface PanelProps {
  title: ReactNode;
  /** What the title is of: a channel, perhaps. */
  subtitle?: ReactNode;
  pluginId?: string;
  /** More buttons, before those that every panel has. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of what is at the right-hand side: its title, a way back, to more room, and out. Escape closes it. */
export function Panel({ title, subtitle, pluginId, actions, children }: PanelProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const titleId = useId();
  const isExpanded = useAppSelector((state) => state.views.rhs.isSidebarExpanded);
  const hasBack = useAppSelector((state) => state.views.rhs.previousRhsStates.length > 0);
  // A panel that follows another one in its place did not come from what was in that.
  const [opener] = useState(() => document.activeElement);
  const close = () => dispatch(closeRightHandSide());
  const body = useRef<HTMLDivElement>(null);
  const scrolled = useKept<number>('scroll');
  useLayoutEffect(() => {
    const element = body.current;
    if (element === null) {
      return undefined;
    }
    element.scrollTop = scrolled.read() ?? 0;
    return () => scrolled.keep(element.scrollTop);
    // Only as it comes and goes.
  }, []);
  const pressClose = ({ detail }: MouseEvent) => {
    close();
    // Pressed by key; a click says how often it was one.
    if (detail === 0) {
      giveFocusBack(opener);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      close();
      giveFocusBack(opener);
    }
  };
  return (
    <aside
      id="rhsContainer"
      className={`sidebar--right ${isExpanded ? 'sidebar--right--expanded' : ''}`.trim()}
      data-plugin-id={pluginId}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
    >
      <header className="sidebar--right__header">
        {hasBack && (
          <IconButton
            icon="arrow-back-ios"
            id="rhsBackButton"
            label={text('rhs.back')}
            onClick={() => dispatch(goBack())}
          />
        )}
        <h2 id={titleId} className="sidebar--right__title">
          {title}
          {subtitle !== undefined && <small className="sidebar--right__subtitle">{subtitle}</small>}
        </h2>
        {actions}
        <IconButton
          icon={isExpanded ? 'arrow-collapse' : 'arrow-expand'}
          className="sidebar--right__expand"
          label={text(isExpanded ? 'rhs.collapse' : 'rhs.expand')}
          aria-pressed={isExpanded}
          onClick={() => dispatch(toggleExpanded())}
        />
        <IconButton icon="close" id="rhsCloseButton" label={text('rhs.close')} onClick={pressClose} />
      </header>
      <div className="sidebar--right__body" ref={body}>
        <FaultBoundary place="panel" says="fault.panel">
          {children}
        </FaultBoundary>
      </div>
    </aside>
  );
}
