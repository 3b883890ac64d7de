import type { Manifest } from '@patchbay/manifest';
import { z } from 'zod';

/** A label of an entry, as a marketplace or this server attaches it (contract: management §7). */
export interface Label {
  name: string;
  description: string;
  url: string;
  color: string;
}

/** One plugin that could be installed, under its JSON names (contract: management §7). */
export interface MarketplaceEntry {
  homepage_url: string;
  /** `data:image/svg+xml;base64,…` or ''. */
  icon_data: string;
  /** '' for what is on this machine already. */
  download_url: string;
  release_notes_url: string;
  /** Left out when there is none. */
  labels?: Label[];
  hosting: string;
  author_type: string;
  release_stage: string;
  enterprise: boolean;
  /** Of the bundle at download_url, base64 of a detached OpenPGP signature; or ''. */
  signature: string;
  manifest: Manifest;
}

/** An entry of the list that clients get. */
export interface ListedPlugin extends MarketplaceEntry {
  /** '' when it is not installed. */
  installed_version: string;
}

const PLUGIN_ID = /^[A-Za-z0-9_.-]{3,190}$/;
const MAX_TEXT = 10_000;

const text = z
  .string()
  .max(MAX_TEXT)
  .nullish()
  .transform((value) => value ?? '');
/** Shown as a link: nothing but the web. */
const link = text.transform((value) => (/^https?:\/\//i.test(value) ? value : ''));
const icon = z
  .string()
  .nullish()
  .transform((value) => (value && /^data:image\/svg\+xml;base64,[A-Za-z0-9+/=]*$/.test(value) ? value : ''));
const label = z.object({ name: text, description: text, url: link, color: text });

/** What a marketplace sends is somebody else's: unknown fields are dropped, links and icons cleaned. */
const Entry = z
  .object({
    homepage_url: link,
    icon_data: icon,
    download_url: text,
    release_notes_url: link,
    labels: z.array(label).max(20).nullish(),
    hosting: text,
    author_type: text,
    release_stage: text,
    enterprise: z
      .boolean()
      .nullish()
      .transform((value) => value ?? false),
    signature: text,
    manifest: z.looseObject({
      id: z.string().regex(PLUGIN_ID).toLowerCase(),
      version: z.string().min(1).max(100),
      name: text,
      description: z.string().max(MAX_TEXT).optional(),
    }),
  })
  .transform(({ labels, ...entry }): MarketplaceEntry => ({
    ...entry,
    manifest: entry.manifest as Manifest,
    ...(labels && labels.length > 0 ? { labels } : {}),
  }));

/** Reads the answer of a marketplace; entries that are none are counted and left out. Undefined when it is no list. */
export function readEntries(
  answer: unknown,
): { entries: MarketplaceEntry[]; unreadable: number } | undefined {
  if (answer === null) return { entries: [], unreadable: 0 };
  if (!Array.isArray(answer)) return undefined;
  const read = answer.map((each) => Entry.safeParse(each));
  const entries = read.flatMap(({ data }) => (data ? [data] : []));
  return { entries, unreadable: read.length - entries.length };
}

/** An entry for a plugin that is on this machine. */
export function localEntry(manifest: Manifest, iconData: string, labels: Label[] = []): MarketplaceEntry {
  return {
    homepage_url: manifest.homepage_url ?? '',
    icon_data: iconData,
    download_url: '',
    release_notes_url: manifest.release_notes_url ?? '',
    ...(labels.length > 0 ? { labels } : {}),
    hosting: '',
    author_type: '',
    release_stage: '',
    enterprise: false,
    signature: '',
    manifest,
  };
}
