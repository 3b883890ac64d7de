import {
  FloatingPortal,
  autoUpdate,
  flip,
  offset,
  shift,
  useDismiss,
  useFloating,
  useFocus,
  useHover,
  useInteractions,
  useMergeRefs,
  useRole,
} from '@floating-ui/react';
import type { Placement } from '@floating-ui/react';
import { cloneElement, isValidElement, useState } from 'react';
import type { ReactElement, ReactNode, Ref } from 'react';
import { FormattedMessage } from 'react-intl';
import type { MessageDescriptor } from 'react-intl';
import { Emoji } from '../../components/emoji/emoji.tsx';
import { isMessageDescriptor } from './i18n.ts';
import { isMac } from './user-agent.ts';
import { ShortcutKey, ShortcutKeyVariant } from './shortcut-key.tsx';

const GAP_PX = 8;
const OPEN_AFTER_MS = 400;
const CLOSE_AFTER_MS = 200;
const LARGE_EMOJI_PX = 48;
const SMALL_EMOJI_PX = 16;

type Words = ReactNode | MessageDescriptor;

/** The keys of a shortcut, and those on a Mac where they are others. */
export interface ShortcutDefinition {
  default: readonly Words[];
  mac?: readonly Words[];
}

export interface WithTooltipProps {
  title: Words;
  hint?: Words;
  emoji?: string;
  isEmojiLarge?: boolean;
  shortcut?: ShortcutDefinition;
  id?: string;
  isVertical?: boolean;
  /** For tooltips with something to click in them. */
  delayClose?: boolean;
  className?: string;
  disabled?: boolean;
  onOpen?: () => void;
  forcedPlacement?: Placement;
  children: ReactElement;
}

/** Says what something is, when it is pointed at or has the focus. */
export function WithTooltip(props: WithTooltipProps) {
  const { children, id, isVertical = true, delayClose = false, className = '', disabled = false } = props;
  const { onOpen, forcedPlacement } = props;
  const [isOpen, setOpen] = useState(false);
  const { refs, floatingStyles, context } = useFloating({
    open: isOpen && !disabled,
    onOpenChange: (open) => {
      setOpen(open);
      if (open) {
        onOpen?.();
      }
    },
    placement: forcedPlacement ?? (isVertical ? 'top' : 'right'),
    whileElementsMounted: autoUpdate,
    middleware: [offset(GAP_PX), flip(), shift({ padding: GAP_PX })],
  });
  const { getReferenceProps, getFloatingProps } = useInteractions([
    useHover(context, {
      delay: { open: OPEN_AFTER_MS, close: delayClose ? OPEN_AFTER_MS : CLOSE_AFTER_MS },
    }),
    useFocus(context),
    useDismiss(context),
    useRole(context, { role: 'tooltip' }),
  ]);
  const given = (children as ReactElement & { ref?: Ref<unknown> }).ref ?? null;
  const ref = useMergeRefs([refs.setReference, given]);

  return (
    <>
      {isValidElement(children)
        ? cloneElement(children, getReferenceProps({ ref, ...(children.props as object) }))
        : children}
      {context.open && (
        <FloatingPortal id="root-portal">
          <div
            ref={refs.setFloating}
            id={id}
            className={`tooltip-bubble tooltip-bubble--floating ${className}`.trim()}
            style={floatingStyles}
            {...getFloatingProps()}
          >
            <Content {...props} />
          </div>
        </FloatingPortal>
      )}
    </>
  );
}

function Content({ title, hint, emoji, isEmojiLarge = false, shortcut }: WithTooltipProps) {
  const keys = isMac() ? (shortcut?.mac ?? shortcut?.default) : shortcut?.default;
  return (
    <>
      {emoji && <Emoji name={emoji} size={isEmojiLarge ? LARGE_EMOJI_PX : SMALL_EMOJI_PX} />}
      <span>{formatted(title)}</span>
      {hint && <small>{formatted(hint)}</small>}
      {keys?.map((key, index) => (
        <ShortcutKey key={index} variant={ShortcutKeyVariant.Tooltip}>
          {formatted(key)}
        </ShortcutKey>
      ))}
    </>
  );
}

function formatted(words: Words): ReactNode {
  return isMessageDescriptor(words) ? <FormattedMessage {...words} /> : words;
}
