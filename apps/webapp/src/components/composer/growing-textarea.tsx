import { useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';

interface GrowingTextareaProps {
  id: string;
  label: string;
  value: string;
  placeholder?: string;
  autoFocus?: boolean;
  controls?: string;
  activeDescendant?: string;
  onChange(value: string): void;
  onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void;
}

/** A text field that is as high as its text, up to what the style allows. */
export function GrowingTextarea(props: GrowingTextareaProps) {
  const { id, label, value, placeholder, autoFocus, controls, activeDescendant, onChange, onKeyDown } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = field.current;
    if (element !== null) {
      element.style.height = 'auto';
      element.style.height = `${element.scrollHeight}px`;
    }
  }, [value]);
  useLayoutEffect(() => {
    const element = field.current;
    if (autoFocus && element !== null) {
      element.focus();
      element.setSelectionRange(element.value.length, element.value.length);
    }
  }, [autoFocus]);
  return (
    <textarea
      id={id}
      ref={field}
      className="textarea"
      rows={1}
      aria-label={label}
      aria-controls={controls}
      aria-activedescendant={activeDescendant}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
