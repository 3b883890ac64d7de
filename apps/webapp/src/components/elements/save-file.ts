/** Hands bytes to the browser, which saves them as it saves any download. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then; browsers take their own hold of the bytes.
  window.setTimeout(() => URL.revokeObjectURL(url), 0);
}
