import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { RUNNING, type FullStatus, type Site } from '../site.ts';
import { WITH_PROCESS, type Shown } from './plugins.ts';

/** One plugin as a person sees it. */
export interface Seen {
  version: string;
  enabled: boolean;
  /** The version that a step back leads to; '' for none. */
  previous: string;
  /** Undefined for one that has no process now. */
  shown: Shown | undefined;
}

/** Every installed plugin by id; undefined as long as one of them is not yet what it should be, `why` then says which. */
export type Look = { seen: Map<string, Seen>; why?: undefined } | { seen?: undefined; why: string };

interface Version {
  version: string;
  sha256: string;
  active: boolean;
}

/** Looks at rows, processes and disk together, and finds what does not go with the rest. */
export async function look(site: Site): Promise<Look> {
  const seen = new Map<string, Seen>();
  for (const status of await site.rest.get<FullStatus[]>('/plugins/statuses')) {
    const { plugin_id: id, version, details } = status;
    const { enabled } = details;
    if (enabled && status.state !== RUNNING)
      return wrong(id, `is enabled, and in state ${status.state}: ${status.error}`);
    if (enabled && !details.ready) return wrong(id, 'is not ready');
    if (!enabled && status.state !== 0) return wrong(id, `is disabled, and in state ${status.state}`);
    if (status.error !== '') return wrong(id, `has the error ${status.error}`);
    if (details.upgrade?.outcome === 'trial') return wrong(id, 'is still on trial');
    const hasProcess = (WITH_PROCESS as readonly string[]).includes(id);
    const shown = enabled && hasProcess ? await show(site, id) : undefined;
    if (shown && shown.version !== version)
      return wrong(id, `says it is ${shown.version}, its row ${version}`);
    const problem = onDisk(site.dataDir, id, await site.rest.get<Version[]>(`/plugins/${id}/versions`));
    if (problem !== undefined) return wrong(id, problem);
    seen.set(id, { version, enabled, previous: details.previous_version, shown });
  }
  const stray = strays(site.dataDir, [...seen.keys()]);
  return stray.length > 0 ? { why: `nobody owns ${stray.join(', ')}` } : { seen };
}

const wrong = (id: string, what: string): Look => ({ why: `${id} ${what}` });

async function show(site: Site, id: string): Promise<Shown | undefined> {
  const response = await site.ask(id, '/');
  return response.ok
    ? ((await response.json()) as Shown)
    : { version: `HTTP ${response.status}`, keys: [], config: {} };
}

/** What is wrong with the files of an installed plugin. */
function onDisk(dataDir: string, id: string, versions: Version[]): string | undefined {
  const running = versions.find(({ active }) => active);
  if (!running) return 'has no version that is active';
  const digits = running.sha256.slice(0, 16);
  const unpacked = list(join(dataDir, 'plugins', id));
  if (unpacked.join() !== [digits, `${digits}.json`].join())
    return `is unpacked as ${unpacked.join(', ')}, not ${digits}`;
  const store = join(dataDir, 'files/plugins');
  if (hashOf(join(store, `${id}.tar.gz`)) !== running.sha256) return 'has other bytes in the file store';
  const kept = list(join(store, 'versions', id)).filter((name) => !name.endsWith('.sig'));
  const named = versions.map(({ sha256 }) => `${sha256}.tar.gz`).sort();
  if (kept.join() !== named.join()) return `keeps ${kept.join(', ')}, and names ${named.join(', ')}`;
  const damaged = kept.find((name) => hashOf(join(store, 'versions', id, name)) !== name.slice(0, 64));
  return damaged && `keeps ${damaged} with other bytes`;
}

/** Files, and folders of unpacked plugins, that belong to nothing that is installed. */
function strays(dataDir: string, ids: readonly string[]): string[] {
  const known = new Set(ids);
  const store = join(dataDir, 'files');
  const files = existsSync(store) ? readdirSync(store, { recursive: true, withFileTypes: true }) : [];
  return [
    ...files
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !known.has(idInStore(relative(store, path)))),
    ...list(join(dataDir, 'plugins'))
      .filter((name) => name !== '.node' && !known.has(name))
      .map((name) => join(dataDir, 'plugins', name)),
    ...['incoming', 'tmp'].flatMap((part) =>
      list(join(dataDir, part)).map((name) => join(dataDir, part, name)),
    ),
  ];
}

/** The plugin that a file of the store belongs to; '' for none. */
function idInStore(path: string): string {
  const [, version, current] =
    /^plugins\/(?:versions\/([^/]+)\/[0-9a-f]{64}|([^/]+))\.tar\.gz(?:\.sig)?$/.exec(path) ?? [];
  return version ?? current ?? '';
}

const list = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

const hashOf = (file: string): string =>
  existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : '';
