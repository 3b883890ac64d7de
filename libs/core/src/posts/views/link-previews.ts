import type { ConfigService } from '../../config/config.service.ts';
import type { Logger } from '../../logger.ts';
import type { Outgoing } from '../../outgoing/outgoing.ts';
import { readLink, type LinkContent } from './link-reader.ts';
import { linkHash, type LinkMetadataRepository } from './link-metadata.repository.ts';

const HOUR_MS = 3_600_000;
/** Links that are remembered without the database. */
const KEPT = 1_000;
/** Links that are asked for at the same time, and those that wait; more are left out. */
const AT_ONCE = 4;
const WAITING = 500;
const LONGEST_URL = 2_048;

export interface LinkPreviewsParts {
  readonly links: LinkMetadataRepository;
  readonly config: ConfigService;
  readonly outgoing: Pick<Outgoing, 'request'>;
  readonly logger: Logger;
}

export interface WantedLink {
  readonly url: string;
  /** When the post was made, in ms: a link is asked again for posts of another hour. */
  readonly at: number;
}

/**
 * What is behind the links of posts. A link is asked for in the background and kept, so nobody who posts or reads waits
 * for a server elsewhere.
 */
export class LinkPreviews {
  readonly #parts: LinkPreviewsParts;
  readonly #known = new Map<string, LinkContent>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();
  #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(parts: LinkPreviewsParts) {
    this.#parts = parts;
  }

  /** What is known of each link now, by its address; links nobody asked for yet are missing, and are asked for. */
  async known(wanted: readonly WantedLink[]): Promise<ReadonlyMap<string, LinkContent>> {
    const found = new Map<string, LinkContent>();
    const missing = new Map<string, WantedLink>();
    for (const link of wanted) {
      const key = keyOf(link);
      const content = this.#known.get(key);
      if (content) found.set(link.url, content);
      else missing.set(key, link);
    }
    for (const row of await this.#parts.links.byHashes([...missing.keys()])) {
      const link = missing.get(row.hash);
      if (link?.url !== row.url) continue;
      const content = contentOf(row.type, row.data);
      this.#remember(row.hash, content);
      found.set(link.url, content);
      missing.delete(row.hash);
    }
    for (const [key, link] of missing) this.#ask(key, link);
    return found;
  }

  /** Those of the links that are being asked for. */
  running(wanted: readonly WantedLink[]): WantedLink[] {
    return wanted.filter((link) => this.#running.has(keyOf(link)));
  }

  /** Resolves when every one of these was asked for. True when something was found, and nobody has closed this meanwhile. */
  async asked(wanted: readonly WantedLink[]): Promise<boolean> {
    await Promise.all(wanted.map((link) => this.#running.get(keyOf(link))));
    return (
      !this.#stop.signal.aborted &&
      wanted.some((link) => {
        const content = this.#known.get(keyOf(link));
        return content?.image !== undefined || content?.openGraph !== undefined;
      })
    );
  }

  /** Gives up what is under way. */
  async close(): Promise<void> {
    this.#stop.abort();
    for (const go of this.#waiting.splice(0)) go();
    await Promise.all(this.#running.values());
  }

  #ask(key: string, link: WantedLink): void {
    if (this.#running.has(key) || this.#stop.signal.aborted || link.url.length > LONGEST_URL) return;
    if (!/^https?:/i.test(link.url) || this.#waiting.length >= WAITING) return;
    const asking = this.#read(key, link).finally(() => this.#running.delete(key));
    this.#running.set(key, asking);
  }

  async #read(key: string, { url, at }: WantedLink): Promise<void> {
    await this.#turn();
    let content: LinkContent = {};
    try {
      if (this.#stop.signal.aborted) return;
      const { ExperimentalSettings, LocalizationSettings } = this.#parts.config.get();
      content = await readLink(this.#parts.outgoing, url, {
        deadlineMs: ExperimentalSettings.LinkMetadataTimeoutMilliseconds ?? 5_000,
        locale: LocalizationSettings.DefaultServerLocale ?? 'en',
        signal: this.#stop.signal,
      });
    } catch (error) {
      this.#parts.logger.debug('A link of a post could not be looked at', { url, error: String(error) });
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
    if (this.#stop.signal.aborted) return;
    this.#remember(key, content);
    await this.#save(key, url, at, content);
  }

  async #save(hash: string, url: string, at: number, { image, openGraph }: LinkContent): Promise<void> {
    const type = openGraph ? 'opengraph' : image ? 'image' : 'none';
    try {
      await this.#parts.links.save({
        hash,
        url,
        timestamp: hourOf(at),
        type,
        data: openGraph ?? image ?? null,
      });
    } catch (error) {
      this.#parts.logger.warn('What is behind a link could not be kept', { url, error: String(error) });
    }
  }

  async #turn(): Promise<void> {
    if (this.#busy >= AT_ONCE) await new Promise<void>((go) => void this.#waiting.push(go));
    this.#busy += 1;
  }

  #remember(key: string, content: LinkContent): void {
    this.#known.set(key, content);
    if (this.#known.size > KEPT) this.#known.delete(this.#known.keys().next().value ?? '');
  }
}

function contentOf(type: string, data: unknown): LinkContent {
  if (type === 'opengraph') return { openGraph: data as NonNullable<LinkContent['openGraph']> };
  if (type === 'image') return { image: data as NonNullable<LinkContent['image']> };
  return {};
}

function keyOf({ url, at }: WantedLink): string {
  return linkHash(url, hourOf(at));
}

function hourOf(at: number): number {
  return at - (at % HOUR_MS);
}
