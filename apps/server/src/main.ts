import { loadBundle } from './start/load-bundle.ts';
import { assertNodeVersion } from './start/node-version.ts';

/** What the bundle beside this file exports. */
interface ServerBundle {
  runServer(onReady: () => void): Promise<void>;
}

/** Starts the bundle; small enough to run, and to say so, on a Node that is too old for it. */
async function main(): Promise<void> {
  assertNodeVersion(process.versions.node);
  const bundle = loadBundle<ServerBundle>(new URL('server.cjs', import.meta.url));
  await bundle.exports.runServer(() => bundle.keepCompiled());
}

main().catch((error: unknown) => {
  const expected = error instanceof Error && error.name === 'StartError';
  const text = error instanceof Error && !expected ? error.stack : String(error).replace(/^StartError: /, '');
  process.stderr.write(`patchbay: ${text}\n`);
  process.exit(1);
});
