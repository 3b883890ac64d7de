import {
  FloatingFocusManager,
  FloatingPortal,
  autoUpdate,
  flip,
  offset,
  shift,
  size,
  useClick,
  useDismiss,
  useFloating,
  useInteractions,
} from '@floating-ui/react';
import { Suspense, lazy, useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { emojiUsed } from './recent-emoji.ts';

const EmojiPicker = lazy(() => import('./emoji-picker.tsx'));

interface EmojiPickerButtonProps {
  label: string;
  className?: string;
  id?: string;
  disabled?: boolean;
  /** The name that was chosen, without colons, with the tone of skin. */
  onChoose(name: string): void;
  onOpenChange?(isOpen: boolean): void;
  /** What the button shows; a face where there is none. */
  children?: ReactNode;
}

const GAP_PX = 4;
const EDGE_PX = 8;

/** A button that opens the emoji; the list is fetched when it is opened first. */
export function EmojiPickerButton(props: EmojiPickerButtonProps) {
  const { label, className = 'icon-button', id, disabled, onChoose, onOpenChange, children } = props;
  const dispatch = useAppDispatch();
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const change = (open: boolean) => {
    setIsOpen(open);
    onOpenChange?.(open);
  };
  const { refs, floatingStyles, context } = useFloating({
    open: isOpen,
    onOpenChange: change,
    placement: 'top-end',
    strategy: 'fixed',
    whileElementsMounted: autoUpdate,
    middleware: [
      offset(GAP_PX),
      flip({ padding: EDGE_PX, fallbackAxisSideDirection: 'start' }),
      shift({ padding: EDGE_PX, crossAxis: true }),
      size({
        padding: EDGE_PX,
        apply: ({ elements, availableWidth }) => {
          elements.floating.style.maxWidth = `${availableWidth}px`;
        },
      }),
    ],
  });
  const { getReferenceProps, getFloatingProps } = useInteractions([useClick(context), useDismiss(context)]);

  const choose = (name: string) => {
    change(false);
    dispatch(emojiUsed(name));
    onChoose(name);
  };

  return (
    <>
      <button
        type="button"
        ref={refs.setReference}
        id={id}
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        disabled={disabled}
        {...getReferenceProps()}
      >
        {children ?? <Icon name="emoticon-outline" />}
      </button>
      {isOpen && (
        <FloatingPortal>
          <FloatingFocusManager context={context} modal={false} returnFocus initialFocus={-1}>
            <div
              ref={refs.setFloating}
              id="emojiPicker"
              className="emoji-picker"
              role="dialog"
              aria-label={text('emoji.picker')}
              style={floatingStyles}
              {...getFloatingProps()}
            >
              <Suspense
                fallback={
                  <div className="spinner spinner--inline" role="status" aria-label={text('loading')} />
                }
              >
                <EmojiPicker onChoose={choose} />
              </Suspense>
            </div>
          </FloatingFocusManager>
        </FloatingPortal>
      )}
    </>
  );
}
