import { readFileSync, statSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import type { Manifest } from '@patchbay/manifest';
import type { FoundBundle } from './folders.ts';

/** What was found out about a bundle: what it is, or why it is not offered. */
export type BundleFacts = GoodBundle | RefusedBundle;

export interface GoodBundle {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly manifest: Manifest;
  /** A data URI, or ''. */
  readonly iconData: string;
  readonly refusal?: undefined;
}

export interface RefusedBundle {
  readonly refusal: string;
}

interface Entry {
  /** Size, time and number of bundle and signature; with other ones the facts no longer hold. */
  readonly stamp: string;
  readonly facts: BundleFacts;
}

interface Content {
  readonly form: typeof FORM;
  /** Of the trusted keys. With others a signature may be good that was not, and the other way round. */
  readonly keys: string;
  readonly bundles: Record<string, Entry>;
}

/** Changes when facts are found out in another way. */
const FORM = 1;

/**
 * Remembers in a file what bundles are, so that a start with nothing new reads and verifies none. Nothing is installed
 * on its word: the host verifies the very bytes that it installs.
 */
export class FactsFile {
  readonly #path: string;
  readonly #keys: string;
  readonly #known: Record<string, Entry>;
  readonly #next: Record<string, Entry> = {};

  constructor(path: string, keys: string) {
    this.#path = path;
    this.#keys = keys;
    this.#known = read(path, keys);
  }

  get(bundle: FoundBundle): BundleFacts | undefined {
    const entry = Object.hasOwn(this.#known, bundle.path) ? this.#known[bundle.path] : undefined;
    if (entry?.stamp !== stampOf(bundle)) return undefined;
    this.#next[bundle.path] = entry;
    return entry.facts;
  }

  /** `stamp` is from before the bundle was read, so that one that changed meanwhile is read again. */
  set(bundle: FoundBundle, stamp: string, facts: BundleFacts): void {
    this.#next[bundle.path] = { stamp, facts };
  }

  /** Keeps what was asked for; what is gone is forgotten. Does nothing when nothing is new. */
  async save(): Promise<void> {
    if (JSON.stringify(this.#next) === JSON.stringify(this.#known)) return;
    const content: Content = { form: FORM, keys: this.#keys, bundles: this.#next };
    await writeFile(`${this.#path}.new`, JSON.stringify(content), { mode: 0o600 });
    await rename(`${this.#path}.new`, this.#path);
  }
}

export function stampOf({ path, signaturePath }: FoundBundle): string {
  return [path, signaturePath]
    .map((each) => {
      const found = each === undefined ? undefined : statSync(each, { throwIfNoEntry: false });
      return found ? `${String(found.size)}-${String(found.mtimeMs)}-${String(found.ino)}` : '';
    })
    .join(' ');
}

function read(path: string, keys: string): Record<string, Entry> {
  try {
    const content = JSON.parse(readFileSync(path, 'utf8')) as Content;
    return content.form === FORM && content.keys === keys ? content.bundles : {};
  } catch {
    // None yet, or one that was cut off: everything is found out anew.
    return {};
  }
}
