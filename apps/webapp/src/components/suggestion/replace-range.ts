/**
 * Puts a text in the place of a part of a field, and selects from `selectFrom` to `selectTo` of the whole. Where the
 * browser can, as if it had been typed, so that undo takes it back; the change comes as an event of the field either way.
 */
export function replaceRange(
  field: HTMLTextAreaElement | HTMLInputElement,
  start: number,
  end: number,
  text: string,
  selectFrom = start + text.length,
  selectTo = selectFrom,
): void {
  field.focus();
  field.setSelectionRange(start, end);
  const isTyped =
    start === end && text === ''
      ? true
      : typeof document.execCommand === 'function' &&
        document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
  if (!isTyped) {
    setValue(field, field.value.slice(0, start) + text + field.value.slice(end));
  }
  field.setSelectionRange(selectFrom, selectTo);
}

/** React notices a value that was set through the element's own property, with an event. */
function setValue(field: HTMLTextAreaElement | HTMLInputElement, value: string): void {
  const type = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(type.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
