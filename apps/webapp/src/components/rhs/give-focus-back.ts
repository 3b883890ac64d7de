/** Before something goes that has the focus in it: to where that came from, or to where one writes. */
export function giveFocusBack(before: Element | null): void {
  const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
  (isThere ? before : document.getElementById('post_textbox'))?.focus({ preventScroll: true });
}
