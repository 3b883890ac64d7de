/** The plugin whose bundle an error came out of, by the addresses in its stack; undefined when none is there. */
export function pluginOfError(error: unknown): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const [, id] = /\/static\/plugins\/([^/\s]+)\//.exec(stack) ?? [];
  return id;
}
