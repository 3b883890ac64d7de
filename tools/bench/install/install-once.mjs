// Installs the bundle it is given, into folders of its own below the one it is given, and says how that went as JSON.
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FolderFileStore, PluginHost } from '@patchbay/host';

const [, , folder = '', bundle = ''] = process.argv;
const SAMPLE_INTERVAL_MS = 5;
const nothing = () => undefined;

/** Rows in memory. */
class Rows {
  /** @type {Map<string, any>} */
  #rows = new Map();
  list = async () => [...this.#rows.values()];
  /** @param {string} id */
  get = async (id) => this.#rows.get(id);
  /** @param {any} row */
  save = async (row) => void this.#rows.set(row.pluginId, row);
  /** @param {string} id */
  remove = async (id) => void this.#rows.delete(id);
}

const own = mkdtempSync(join(folder, 'install-'));
const host = new PluginHost({
  dataDir: own,
  nodeId: '',
  serverVersion: '11.11.0',
  desired: new Rows(),
  files: new FolderFileStore(join(own, 'files')),
  createApi: () => ({}),
  events: { enabled: nothing, disabled: nothing, statusesChanged: nothing },
  logger: { debug: nothing, info: nothing, warn: nothing, error: console.error },
});
await host.start();
const before = process.memoryUsage().rss;
let most = before;
const sampling = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, SAMPLE_INTERVAL_MS);
const begun = performance.now();
await host.install(createReadStream(bundle, { highWaterMark: 256 * 1024 }));
const ms = performance.now() - begun;
clearInterval(sampling);
await host.stop();
rmSync(own, { recursive: true, force: true });
console.log(JSON.stringify({ ms, growth: most - before }));
