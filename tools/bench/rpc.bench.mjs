/** Round trips of MessageWillBePosted: hosts and plugins in TypeScript and Go, beside two other ways of doing the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeTurns } from './rpc/measure.mjs';
import { context, post } from './rpc/post.mjs';
import { buildGo, buildHost, buildPlugin, goIsMissing } from './rpc/programs.mjs';
import { goHost, grpc, jsonEcho, ourHost } from './rpc/ways.mjs';

const GO = 'Go host, Go plugin';

/**
 * Returns `[{ name, medianUs, p99Us, callsPerSecond, comparedTo? }]`; the first row is the floor that others are
 * compared with, and `comparedTo` the name of one that does the same between Go programs.
 */
export default async function run() {
  const directory = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
  const options = (name) => ({ name, what: 'post', directory });
  const ways = [];
  try {
    const [host, plugin] = [await buildHost(directory), await buildPlugin(directory)];
    ways.push(await jsonEcho(directory, { context, post }));
    ways.push({ ...(await ourHost(host, plugin, options('TypeScript plugin'))), comparedTo: GO });
    if (goIsMissing === undefined) {
      const go = await buildGo(directory);
      ways.push({ ...(await ourHost(host, go.plugin, options('Go plugin'))), comparedTo: GO });
      ways.push(await goHost(go.host, go.plugin, options(GO)));
      ways.push({
        ...(await goHost(go.host, plugin, options('Go host, TypeScript plugin'))),
        comparedTo: GO,
      });
    } else {
      process.stderr.write(`left out: hook round trips with Go (${goIsMissing})\n`);
    }
    ways.push(await grpc(directory));
    return await takeTurns(ways);
  } finally {
    for (const way of ways) await way.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
