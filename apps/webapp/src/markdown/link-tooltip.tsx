import {
  FloatingPortal,
  autoUpdate,
  flip,
  offset,
  safePolygon,
  shift,
  useDismiss,
  useFloating,
  useFocus,
  useHover,
  useInteractions,
} from '@floating-ui/react';
import { useState } from 'react';
import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { Pluggable } from '../components/plugins/pluggable.tsx';
import { portalRoot } from '../components/profile/portal-root.ts';

const GAP_PX = 8;
/** The pointer rests so long on a link before plugins are asked. */
const REST_MS = 300;

interface LinkTooltipProps {
  linkProps: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };
  children: ReactNode;
}

/**
 * A link over which plugins may show something. Each of them is drawn while it is pointed at or has the focus, and
 * shows nothing if the link is none of its own (contract: webapp §7).
 */
export function LinkTooltip({ linkProps, children }: LinkTooltipProps) {
  const [isOpen, setOpen] = useState(false);
  const { refs, floatingStyles, context } = useFloating({
    open: isOpen,
    onOpenChange: setOpen,
    placement: 'bottom-start',
    strategy: 'fixed',
    whileElementsMounted: autoUpdate,
    middleware: [offset(GAP_PX), flip(), shift({ padding: GAP_PX })],
  });
  const { getReferenceProps, getFloatingProps } = useInteractions([
    useHover(context, { restMs: REST_MS, handleClose: safePolygon() }),
    useFocus(context),
    useDismiss(context),
  ]);
  return (
    <>
      <a ref={refs.setReference} {...getReferenceProps(linkProps)} href={linkProps.href}>
        {children}
      </a>
      {isOpen && (
        <FloatingPortal root={portalRoot()}>
          <div
            ref={refs.setFloating}
            className="tooltip-container"
            style={{ ...floatingStyles, zIndex: 70 }}
            {...getFloatingProps()}
          >
            <Pluggable pluggableName="LinkTooltip" href={linkProps.href} show />
          </div>
        </FloatingPortal>
      )}
    </>
  );
}
