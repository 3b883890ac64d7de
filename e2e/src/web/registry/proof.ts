import type { Locator, Page } from 'playwright-core';

/** A value that the host gave to the plugin, told in words. */
export type Told =
  | { readonly type: 'null' | 'string' | 'number' | 'boolean' | 'undefined'; readonly value: unknown }
  | { readonly type: 'array'; readonly length: number }
  | { readonly type: 'object' | 'function'; readonly keys: readonly string[] };

/** What a part of a registration got: the props of a component, or the arguments of the calls of a function. */
export interface Given {
  readonly props?: Readonly<Record<string, Told>>;
  readonly calls?: readonly (readonly Told[])[];
}

interface ProofWindow {
  registryProof: {
    absent: string[];
    unknown: string[];
    isGone?: boolean;
    store: { dispatch(action: unknown): unknown; getState(): Record<string, unknown> };
    returned: Record<string, readonly unknown[]>;
    describe(method: string): Record<string, Given>;
    takeBack(method: string): void;
  };
}

/** The plugin that registers everything, as it is found in a page. */
export class Proof {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** What a registration draws: `[method]`, or `[method part]`. */
  label(method: string, part?: string): Locator {
    return this.page.getByText(part === undefined ? `[${method}]` : `[${method} ${part}]`).first();
  }

  async absent(): Promise<{ absent: string[]; unknown: string[] }> {
    return this.page.evaluate(() => {
      const { absent, unknown } = (globalThis as unknown as ProofWindow).registryProof;
      return { absent, unknown };
    });
  }

  async given(method: string): Promise<Record<string, Given>> {
    return this.page.evaluate(
      (name) => (globalThis as unknown as ProofWindow).registryProof.describe(name),
      method,
    );
  }

  /** Waits until a function of the plugin was called. */
  async called(method: string, part: string): Promise<void> {
    await this.page.waitForFunction(
      ([name, which]) =>
        ((globalThis as unknown as ProofWindow).registryProof.describe(name)[which]?.calls ?? []).length > 0,
      [method, part] as const,
    );
  }

  async takeBack(method: string): Promise<void> {
    await this.page.evaluate(
      (name) => (globalThis as unknown as ProofWindow).registryProof.takeBack(name),
      method,
    );
  }

  async dispatch(action: unknown): Promise<void> {
    await this.page.evaluate((given) => {
      (globalThis as unknown as ProofWindow).registryProof.store.dispatch(given);
    }, action);
  }

  /** Dispatches what a registration returned for it, as plugins do: `toggleRHSPlugin`. */
  async dispatchReturned(method: string, field: string): Promise<void> {
    await this.page.evaluate(
      ([name, key]) => {
        const { store, returned } = (globalThis as unknown as ProofWindow).registryProof;
        store.dispatch((returned[name]?.[0] as Record<string, unknown>)[key]);
      },
      [method, field] as const,
    );
  }

  /** A place in the state of the page. */
  async state<T>(...path: string[]): Promise<T> {
    return this.page.evaluate((keys) => {
      const start: unknown = (globalThis as unknown as ProofWindow).registryProof.store.getState();
      return keys.reduce((at, key) => (at as Record<string, unknown> | undefined)?.[key], start);
    }, path) as Promise<T>;
  }

  /** Goes to another place of the page without loading it anew. */
  async go(path: string): Promise<void> {
    await this.page.evaluate(
      (to) =>
        (
          globalThis as unknown as { WebappUtils: { browserHistory: { push(path: string): void } } }
        ).WebappUtils.browserHistory.push(to),
      path,
    );
  }
}
