import { list, record, text } from './fields.ts';
import type { InstalledPlugin } from './install-plugin.ts';
import { isMajorStep } from './is-major-step.ts';
import { json, send } from './request.ts';

/** What an item says of itself beside its name. `url` tells more, and is a web address or ''. */
export interface MarketplaceLabel {
  name: string;
  description: string;
  url: string;
}

/** Who stands behind a plugin, how finished it is, and whether it costs. */
export const marketplaceKinds = [
  'official',
  'partner',
  'community',
  'beta',
  'experimental',
  'enterprise',
  'local',
] as const;
export type MarketplaceKind = (typeof marketplaceKinds)[number];

/** A plugin that the marketplace has, that came with the server, or that is installed (contract: management §7). */
export interface MarketplaceItem {
  id: string;
  name: string;
  description: string;
  /** What would be installed. */
  version: string;
  /** '' where it is not installed. */
  installedVersion: string;
  homepageUrl: string;
  releaseNotesUrl: string;
  /** `data:image/svg+xml;base64,…` or ''. */
  iconData: string;
  labels: readonly MarketplaceLabel[];
  kinds: readonly MarketplaceKind[];
  /** There is nothing to download it from: it lies on this server. */
  isHere: boolean;
}

export interface MarketplaceListing {
  items: readonly MarketplaceItem[];
  /** Why the marketplace's own plugins are missing, or ''. */
  failure: string;
}

/** Says why what is listed is only what this machine has (docs/reference/rest-additions.md). */
const FAILURE_HEADER = 'X-Patchbay-Marketplace-Error';

const web = (value: unknown): string => (/^https?:\/\//i.test(text(value)) ? text(value) : '');
const svg = (value: unknown): string =>
  /^data:image\/svg\+xml;base64,[A-Za-z0-9+/=]*$/.test(text(value)) ? text(value) : '';

/** All there is; a server without anything answers `null`. */
export async function listMarketplace(signal?: AbortSignal): Promise<MarketplaceListing> {
  const response = await send('plugins/marketplace', { signal });
  const items = list(await response.json())
    .map(readItem)
    .filter(({ id }) => id !== '');
  return { items, failure: response.headers.get(FAILURE_HEADER) ?? '' };
}

function readItem(value: unknown): MarketplaceItem {
  const item = record(value);
  const manifest = record(item.manifest);
  const id = text(manifest.id);
  const labels = list(item.labels)
    .map(record)
    .map(({ name, description, url }) => ({
      name: text(name),
      description: text(description),
      url: web(url),
    }));
  return {
    id,
    name: text(manifest.name) || id,
    description: text(manifest.description),
    version: text(manifest.version),
    installedVersion: text(item.installed_version),
    homepageUrl: web(item.homepage_url),
    releaseNotesUrl: web(item.release_notes_url),
    iconData: svg(item.icon_data),
    labels: labels.filter(({ name }) => name !== ''),
    kinds: kindsOf(item),
    isHere: text(item.download_url) === '',
  };
}

/** What the fields of an entry come to; a marketplace says most of it as labels too (contract: management §7). */
function kindsOf({ author_type: author, release_stage: stage, enterprise }: ReturnType<typeof record>) {
  const isOfficial = author === 'mattermost' && stage === 'production';
  const said: readonly unknown[] = [
    isOfficial && 'official',
    author,
    stage,
    enterprise === true && 'enterprise',
  ];
  return marketplaceKinds.filter((kind) => said.includes(kind));
}

/** Whether the version that is offered comes after the one that is installed; false where the two cannot be compared. */
export function hasUpdate({ version, installedVersion }: MarketplaceItem): boolean {
  const [offered, installed] = [version, installedVersion].map(numbersOf);
  if (offered === undefined || installed === undefined) {
    return false;
  }
  const at = offered.findIndex((number, index) => number !== installed[index]);
  return at !== -1 && (offered[at] ?? 0) > (installed[at] ?? 0);
}

/** `1.2.3`, with or without what comes after it: a plain version comes after its candidates. */
function numbersOf(version: string): number[] | undefined {
  const [, major, minor, patch, candidate] =
    /^v?(\d+)\.(\d+)\.(\d+)(-[\w.-]+)?(?:\+.*)?$/.exec(version) ?? [];
  return patch === undefined
    ? undefined
    : [Number(major), Number(minor), Number(patch), candidate === undefined ? 1 : 0];
}

/** Has the server fetch and install it; what is installed under that id is replaced. */
export async function installFromMarketplace(item: MarketplaceItem): Promise<InstalledPlugin> {
  const body = { id: item.id, version: item.version };
  const { id, name, version } = record(await json('plugins/marketplace', { method: 'POST', body }));
  const from = item.installedVersion;
  const to = text(version) || item.version;
  return {
    id: text(id) || item.id,
    name: text(name) || item.name,
    version: to,
    replaced: from === '' || from === to ? undefined : { from, to, major: isMajorStep(from, to) },
  };
}
