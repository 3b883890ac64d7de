/** Writes a place in a manifest as authors do: `settings_schema.settings[2].type`. */
export function fieldPath(parts: readonly PropertyKey[]): string {
  let path = '';
  for (const part of parts) {
    if (typeof part === 'number') path += `[${String(part)}]`;
    else path += path === '' ? String(part) : `.${String(part)}`;
  }
  return path;
}
