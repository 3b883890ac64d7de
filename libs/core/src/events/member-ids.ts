/** How many channels' and teams' member lists are kept in memory. */
const KEPT = 1_000;

/** Remembers who is in which channel or team, until a membership there changes. The oldest entries go first. */
export class MemberIds {
  readonly #load: (id: string) => Promise<string[]>;
  readonly #known = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(load: (id: string) => Promise<string[]>) {
    this.#load = load;
  }

  of(id: string): Promise<ReadonlySet<string>> {
    const known = this.#known.get(id);
    if (known) return known;
    const loading = this.#load(id).then((ids) => new Set(ids));
    loading.catch(() => this.#known.delete(id));
    this.#known.set(id, loading);
    if (this.#known.size > KEPT) this.#known.delete(this.#known.keys().next().value ?? '');
    return loading;
  }

  forgetAll(): void {
    this.#known.clear();
  }

  forget(id: string): void {
    this.#known.delete(id);
  }
}
