import {
  FloatingFocusManager,
  FloatingPortal,
  autoUpdate,
  flip,
  offset,
  shift,
  useClick,
  useDismiss,
  useFloating,
  useInteractions,
  useRole,
} from '@floating-ui/react';
import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { portalRoot } from './portal-root.ts';
import { ProfilePopover } from './profile-popover.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';

const GAP_PX = 8;

export interface ProfileTriggerProps {
  userId: string;
  /** Where the person was met; says which roles they have there. */
  channelId?: string;
  /** It was posted by a webhook in the name of `userId`; what the person is like is then not said. */
  fromWebhook?: boolean;
  /** What a webhook calls itself instead. */
  overwriteName?: string;
  /** The address of the picture that a webhook has instead. */
  overwriteIcon?: string;
  className?: string;
  children: ReactNode;
}

/** A name or a picture of somebody, which opens who that is. Escape and a click elsewhere close it again. */
export function ProfileTrigger({ className = '', children, ...person }: ProfileTriggerProps) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const hide = useCallback(() => setOpen(false), []);
  const { refs, floatingStyles, context } = useFloating({
    open: isOpen,
    onOpenChange: setOpen,
    placement: 'right-start',
    middleware: [offset(GAP_PX), flip({ fallbackAxisSideDirection: 'start' }), shift({ padding: GAP_PX })],
    whileElementsMounted: autoUpdate,
  });
  const { getReferenceProps, getFloatingProps } = useInteractions([
    useClick(context),
    useDismiss(context),
    useRole(context),
  ]);
  return (
    <>
      <button
        type="button"
        ref={refs.setReference}
        className={`profile-trigger user-popover ${className}`.trim()}
        {...getReferenceProps()}
      >
        {children}
      </button>
      {isOpen && (
        <FloatingPortal root={portalRoot()}>
          <FloatingFocusManager context={context} modal={false}>
            <div
              ref={refs.setFloating}
              style={floatingStyles}
              className="profile-popover user-profile-popover"
              aria-label={text('profile.label')}
              {...getFloatingProps()}
            >
              <FaultBoundary place="profile" of={person.userId}>
                <ProfilePopover {...person} hide={hide} />
              </FaultBoundary>
            </div>
          </FloatingFocusManager>
        </FloatingPortal>
      )}
    </>
  );
}
