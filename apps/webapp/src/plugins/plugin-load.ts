import type { ClientPluginManifest } from '@patchbay/registry';
import type { PluginFailureReason } from '../store/views/plugin-failures.ts';

/** One bundle on its way: from the script element to the end of `initialize`. */
export class PluginLoad {
  readonly manifest: ClientPluginManifest;
  readonly script: HTMLScriptElement;
  readonly settled: Promise<void>;
  #state: 'pending' | 'loaded' | 'gone' = 'pending';
  #isRegistered = false;
  #settle: () => void = () => undefined;
  #stopWatching: () => void = () => undefined;

  constructor(manifest: ClientPluginManifest, script: HTMLScriptElement) {
    this.manifest = manifest;
    this.script = script;
    this.settled = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  get isPending(): boolean {
    return this.#state === 'pending';
  }

  /** Whether the bundle has called `registerPlugin`. */
  get isRegistered(): boolean {
    return this.#isRegistered;
  }

  /** Whether what the plugin registers still counts. */
  get isLive(): boolean {
    return this.#state !== 'gone';
  }

  /** Calls back once, when the script fails to load or to run, or when the time is up. */
  watch(
    window: Window,
    deadlineMs: number,
    failed: (reason: PluginFailureReason, error: unknown) => void,
  ): void {
    const onLoadError = () => failed('load', new Error(`${this.script.src} could not be loaded`));
    const onWindowError = (event: ErrorEvent) => {
      if (event.filename === this.script.src) {
        failed('execution', event.error ?? new Error(event.message));
      }
    };
    const timer = window.setTimeout(
      () =>
        failed(
          'timeout',
          new Error(
            this.#isRegistered
              ? `initialize() did not end within ${deadlineMs} ms`
              : `registerPlugin() was not called within ${deadlineMs} ms`,
          ),
        ),
      deadlineMs,
    );
    this.script.addEventListener('error', onLoadError);
    window.addEventListener('error', onWindowError);
    this.#stopWatching = () => {
      window.clearTimeout(timer);
      this.script.removeEventListener('error', onLoadError);
      window.removeEventListener('error', onWindowError);
    };
  }

  /** The bundle ran and called `registerPlugin`. */
  registered(): void {
    this.#isRegistered = true;
  }

  loaded(): void {
    this.#end('loaded');
  }

  /** Removed, failed, or superseded by a newer bundle. */
  gone(): void {
    this.#end('gone');
  }

  #end(state: 'loaded' | 'gone'): void {
    this.#state = state;
    this.#stopWatching();
    this.#settle();
  }
}
