import { closeRightHandSide } from '@patchbay/registry';
import type { KeyboardEvent, ReactNode } from 'react';
import { useId } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { IconButton } from '../common/icon-button.tsx';

interface PanelProps {
  title: ReactNode;
  pluginId?: string;
  children: ReactNode;
}

export function Panel({ title, pluginId, children }: PanelProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const titleId = useId();
  const close = () => dispatch(closeRightHandSide());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      close();
    }
  };
  return (
    <aside
      id="rhsContainer"
      className="sidebar--right"
      data-plugin-id={pluginId}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
    >
      <header className="sidebar--right__header">
        <h2 id={titleId} className="sidebar--right__title">
          {title}
        </h2>
        <IconButton icon="close" id="rhsCloseButton" label={text('rhs.close')} onClick={close} />
      </header>
      <div className="sidebar--right__body">{children}</div>
    </aside>
  );
}
