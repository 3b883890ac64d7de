/** A plugin that asks the API for a user, again and again, through the real wire; beside a raw echo that answers with one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeTurns } from './rpc/measure.mjs';
import { buildGo, buildHost, buildPlugin, goIsMissing } from './rpc/programs.mjs';
import { goHost, jsonEcho, ourHost } from './rpc/ways.mjs';
import { wireRows } from './wire-rows.mjs';

const GO = 'Go host, Go plugin';

export default async function run() {
  const directory = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
  const options = (name) => ({ name, what: 'get-user', directory });
  const ways = [];
  try {
    const [host, plugin] = [await buildHost(directory), await buildPlugin(directory)];
    ways.push(await jsonEcho(directory, { user: 'u1k7n9tq8bd1dkbsqr9s9ahemh' }));
    ways.push({ ...(await ourHost(host, plugin, options('TypeScript plugin'))), comparedTo: GO });
    if (goIsMissing === undefined) {
      const go = await buildGo(directory);
      ways.push({ ...(await ourHost(host, go.plugin, options('Go plugin'))), comparedTo: GO });
      ways.push(await goHost(go.host, go.plugin, options(GO)));
    } else {
      process.stderr.write(`left out: GetUser with Go (${goIsMissing})\n`);
    }
    return wireRows(await takeTurns(ways), 'GetUser');
  } finally {
    for (const way of ways) await way.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
