import { forwardRef, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import type {
  ChangeEvent,
  ClipboardEvent,
  CSSProperties,
  FocusEvent,
  KeyboardEvent,
  MouseEvent,
} from 'react';
import { useText } from '../../i18n/use-text.ts';
import { GrowingTextarea } from '../composer/growing-textarea.tsx';
import { replaceRange } from './replace-range.ts';
import type { SuggestionPlace, SuggestionProvider } from './suggestion.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { useSuggestions } from './use-suggestions.ts';

type Field = HTMLTextAreaElement | HTMLInputElement;

interface SuggestionFieldProps {
  id?: string;
  label: string;
  value: string;
  providers: readonly SuggestionProvider[];
  place: SuggestionPlace;
  placeholder?: string;
  autoFocus?: boolean;
  disabled?: boolean;
  /** One line. */
  isInput?: boolean;
  className?: string;
  style?: CSSProperties;
  maxLength?: number;
  rows?: number;
  describedBy?: string;
  isInvalid?: boolean;
  listPlacement?: 'top' | 'bottom';
  /** What the list is beside, where that is not the field. */
  anchor?: () => HTMLElement | null;
  onChange(value: string, event: ChangeEvent<Field>): void;
  /** Keys that were not meant for the list. */
  onKeyDown?(event: KeyboardEvent<Field>): void;
  onPaste?(event: ClipboardEvent<Field>): void;
  onSelect?(field: Field): void;
  onKeyPress?(event: KeyboardEvent<Field>): void;
  onKeyUp?(event: KeyboardEvent<Field>): void;
  onMouseUp?(event: MouseEvent<Field>): void;
  onFocus?(event: FocusEvent<Field>): void;
  onBlur?(event: FocusEvent<Field>): void;
}

/** A field with suggestions for what is being typed in it. The focus stays in it; the list is moved through by keys. */
export const SuggestionField = forwardRef<Field, SuggestionFieldProps>(function SuggestionField(props, ref) {
  const { id, label, value, providers, place, isInput = false, listPlacement = 'top' } = props;
  const text = useText();
  const listId = useId();
  const field = useRef<Field | null>(null);
  useImperativeHandle(ref, () => field.current as Field);
  const [caret, setCaret] = useState(0);
  const suggestions = useSuggestions({
    providers,
    place,
    onChoose: (insert, token) => {
      const element = field.current;
      if (element !== null) {
        const end = element.selectionStart ?? element.value.length;
        const after = element.value.slice(end);
        // A space that is there already is not doubled.
        const inserted = insert.endsWith(' ') && after.startsWith(' ') ? insert.trimEnd() : insert;
        replaceRange(element, end - token.length, end, inserted);
      }
    },
  });
  const { open, close } = suggestions;

  // A value that nobody typed, as after sending, is not what an answer under way is for.
  const typed = useRef(value);
  useEffect(() => {
    if (value !== typed.current) {
      typed.current = value;
      close();
    }
  });

  const shared = {
    id,
    placeholder: props.placeholder,
    value,
    autoFocus: props.autoFocus,
    disabled: props.disabled,
    maxLength: props.maxLength,
    style: props.style,
    autoComplete: 'off',
    'aria-autocomplete': 'list' as const,
    'aria-haspopup': 'listbox' as const,
    'aria-controls': open === undefined ? undefined : listId,
    'aria-activedescendant': open === undefined ? undefined : `${listId}-${open.selected}`,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.isInvalid === true ? true : undefined,
    onChange: (event: ChangeEvent<Field>) => {
      const at = event.target.selectionStart ?? event.target.value.length;
      setCaret(at);
      typed.current = event.target.value;
      props.onChange(event.target.value, event);
      suggestions.typed(event.target.value, at);
    },
    onKeyDown: (event: KeyboardEvent<Field>) => {
      if (!suggestions.onKeyDown(event)) {
        props.onKeyDown?.(event);
      }
    },
    onSelect: (event: { currentTarget: Field }) => {
      // What is open, and what is still to come, is for where the caret was.
      if (event.currentTarget.selectionStart !== caret) {
        close();
      }
      props.onSelect?.(event.currentTarget);
    },
    onPaste: props.onPaste,
    onFocus: props.onFocus,
    onKeyPress: props.onKeyPress,
    onKeyUp: props.onKeyUp,
    onMouseUp: props.onMouseUp,
    onBlur: (event: FocusEvent<Field>) => {
      suggestions.close();
      props.onBlur?.(event);
    },
  };
  const setField = (element: Field | null) => {
    field.current = element;
  };
  return (
    <>
      {isInput ? (
        <input
          type="text"
          ref={setField}
          role="combobox"
          aria-expanded={open !== undefined}
          aria-label={label}
          className={props.className ?? 'form-control'}
          {...shared}
        />
      ) : (
        <GrowingTextarea
          ref={setField}
          label={label}
          className={props.className}
          rows={props.rows ?? 1}
          {...shared}
        />
      )}
      {open !== undefined && (
        <SuggestionList
          id={listId}
          label={text(open.provider.labelId)}
          anchor={props.anchor?.() ?? field.current}
          groups={open.groups}
          selected={open.selected}
          placement={listPlacement}
          onChoose={suggestions.choose}
        />
      )}
    </>
  );
});
