import { FloatingFocusManager, FloatingOverlay, FloatingPortal, useFloating } from '@floating-ui/react';
import type { KeyboardEvent, ReactNode } from 'react';

interface OverlayProps {
  label: string;
  onClose(): void;
  onKeyDown?(event: KeyboardEvent): void;
  children: ReactNode;
}

/** Something over the whole page: the focus stays in it and goes back afterwards, Escape closes it. */
export function Overlay({ label, onClose, onKeyDown, children }: OverlayProps) {
  const { refs, context } = useFloating({ open: true });
  return (
    <FloatingPortal>
      <FloatingOverlay lockScroll={false} className="file-preview-backdrop">
        <FloatingFocusManager context={context} initialFocus={refs.floating}>
          <div
            ref={refs.setFloating}
            className="file-preview file-preview-modal a11y__modal"
            role="dialog"
            aria-modal="true"
            aria-label={label}
            tabIndex={-1}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                event.stopPropagation();
                onClose();
              } else {
                onKeyDown?.(event);
              }
            }}
          >
            {children}
          </div>
        </FloatingFocusManager>
      </FloatingOverlay>
    </FloatingPortal>
  );
}
