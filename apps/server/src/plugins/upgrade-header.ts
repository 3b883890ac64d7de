import type { PluginHost } from '@patchbay/host';
import type { Manifest } from '@patchbay/manifest';

const HEADER = 'X-Patchbay-Upgrade';

/** Versions by id, before something is installed. */
export function installedVersions(host: Pick<PluginHost, 'list'>): ReadonlyMap<string, string> {
  const { active, inactive } = host.list();
  return new Map([...active, ...inactive].map(({ id, version }) => [id, version ?? '']));
}

/** `X-Patchbay-Upgrade: 1.0.0 -> 2.0.0; major` of an install that replaced another version; none otherwise. */
export function upgradeHeader(
  before: ReadonlyMap<string, string>,
  { id, version = '' }: Manifest,
): Record<string, string> {
  const from = before.get(id);
  if (from === undefined || from === version) return {};
  return {
    [HEADER]: `${printable(from)} -> ${printable(version)}${isMajorStep(from, version) ? '; major' : ''}`,
  };
}

/** Whether the first number of the version differs: expect what worked to work differently. */
export function isMajorStep(from: string, to: string): boolean {
  const first = (version: string): string | undefined => /^v?(\d+)\./.exec(version)?.[1];
  const [before, after] = [first(from), first(to)];
  return before !== undefined && after !== undefined && before !== after;
}

/** A manifest's version may be any text; a header may not. */
function printable(version: string): string {
  return version.replaceAll(/[^\x21-\x3a\x3c-\x7e]/g, '?');
}
