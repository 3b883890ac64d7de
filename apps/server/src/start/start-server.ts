import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Socket } from 'node:net';
import { hostSettings } from '../engine/host-settings.ts';
import { openEngine, type Engine } from '../engine/open-engine.ts';
import { ensureAdministrator, resetAdministrator, type AdministratorNotice } from './administrator.ts';
import { clearTemporary, openDataFolder, type DataFolder } from './data-folder.ts';
import { OpenConnections } from './open-connections.ts';
import { lockDataFolder } from './data-lock.ts';
import { isConnectionProblem, postgresUrlOf } from './database-address.ts';
import { ensureDemo } from './demo.ts';
import { databaseUnreachable } from './errors.ts';
import { BundleSigner } from './bundle-signer.ts';
import { listen, listenLocally } from './listen.ts';
import type { ServerOptions } from './options.ts';
import { DEMO_PLUGIN_ID, PrepackagedPlugins } from './prepackaged/prepackaged-plugins.ts';
import { openLog, type ServerLog } from './server-log.ts';
import { shutDown, type ShutdownStep } from './shutdown.ts';
import type { StartTrace } from './start-trace.ts';
import type { StartedNotice } from './announce.ts';

export interface RunningServer {
  readonly notice: StartedNotice;
  readonly log: ServerLog;
  /** @returns false if the deadline passed before everything had stopped */
  stop(): Promise<boolean>;
}

/**
 * The whole start, in an order in which each step can say what is wrong before the next one changes anything: data
 * folder, port, lock, database, administrator, plugins. Returns when everything answers.
 *
 * @throws StartError with one line for the administrator; what was opened is closed again
 */
export async function startServer(options: ServerOptions, trace: StartTrace): Promise<RunningServer> {
  const folder = openDataFolder(options.dataDir);
  const log = openLog(folder.logs, options.logToStderr);
  const opened: ShutdownStep[] = [];
  try {
    const notice = await start(options, folder, log, opened, trace);
    return { notice, log, stop: () => shutDown(opened.toReversed(), log) };
  } catch (error) {
    await shutDown(opened.toReversed(), log);
    throw error;
  }
}

/** Each thing opened is noted with the way to close it; they are closed in the opposite order. */
async function start(
  options: ServerOptions,
  folder: DataFolder,
  log: ServerLog,
  opened: ShutdownStep[],
  trace: StartTrace,
): Promise<StartedNotice> {
  let handler: RequestListener = (_request, response) =>
    response
      .writeHead(503, { 'Retry-After': '1', 'Content-Type': 'text/plain' })
      .end('Patchbay is starting.\n');
  const onRequest: RequestListener = (request, response) => handler(request, response);
  const server = createServer({ keepAliveTimeout: 65_000 }, onRequest);
  const url = await listen(server, options.listen, options.port);
  const connections = new OpenConnections(server);
  opened.push(['connections', () => connections.close()]);
  const unlock = lockDataFolder(folder.path);
  opened.push(['the lock of the data folder', unlock]);
  clearTemporary(folder);
  trace.step('data folder, port, lock');

  const signer = new BundleSigner(folder.keys);
  const postgresUrl = postgresUrlOf(options.environment);
  const engine = await openEngine({
    dataDir: folder.path,
    postgresUrl,
    filesDir: folder.files,
    logger: log,
    environment: options.demo
      ? { MM_SERVICESETTINGS_SITEURL: url, ...options.environment }
      : options.environment,
    keyFilesDir: folder.config,
    ownKeys: () => signer.publicKeys(),
  }).catch((error: unknown) => {
    throw postgresUrl !== undefined && isConnectionProblem(error) ? databaseUnreachable(error) : error;
  });
  opened.push(['the database', () => engine.core.close()], ['sockets', () => engine.hub.close()]);
  trace.step('core and plugin host');

  const administrator = await administratorOf(engine, options);
  opened.push(['plugins', () => engine.host.stop()], ['configuration changes', () => engine.detach()]);
  const localSockets = new WeakSet<Socket>();
  const prepackaged = prepackagedOf(engine, options, folder, signer);
  const plugins = await launchPlugins(engine);
  const app = await Promise.all([
    import('../create-app.ts').then(({ createApp }) =>
      createApp({
        ...engine,
        prepackaged,
        server,
        webappDir: options.webappDir,
        uploadFolder: folder.temporary,
        logFile: log.target === 'stderr' ? undefined : log.target,
        isLocal: (request: IncomingMessage) => localSockets.has(request.socket),
      }),
    ),
    plugins.started,
  ]).then(([created]) => created);
  trace.step('routes, sockets, plugins');
  const demo = options.demo ? await ensureDemo(engine.core) : undefined;
  if (pluginsEnabled(engine)) await prepackaged.process();
  opened.push(['prepackaged plugins', processWhenSwitchedOn(engine, prepackaged, log)]);
  if (options.demo && pluginsEnabled(engine)) await enableDemoPlugin(engine, log);
  trace.step('prepackaged plugins');

  handler = app.handler;
  const local = createServer(onRequest).on('connection', (socket) => localSockets.add(socket));
  const localConnections = new OpenConnections(local);
  if (await listenLocally(local, folder.localSocket)) {
    opened.push([
      'the local socket',
      () => {
        rmSync(folder.localSocket, { force: true });
        return localConnections.close();
      },
    ]);
  } else log.warn('The local socket is off: its path is too long', { path: folder.localSocket });
  opened.push(['the web app', () => app.close()], ['the HTTP server', () => stopAccepting(server)]);
  log.info('The server answers', { url });
  trace.step('local socket');
  return { url, dataDir: folder.path, logTarget: log.target, administrator, demo };
}

async function administratorOf({ core }: Engine, options: ServerOptions): Promise<AdministratorNotice> {
  const wanted = { username: options.adminUsername, password: options.adminPassword };
  const { created, ...notice } = await ensureAdministrator(core, wanted);
  return options.resetAdminPassword && !created ? resetAdministrator(core, wanted) : notice;
}

function pluginsEnabled({ core }: Engine): boolean {
  return core.config.get().PluginSettings.Enable === true;
}

/**
 * Returns when the plugins' processes have been let run: they load on another core while this one puts the routes
 * together. With PluginSettings.Enable off there is no plugin environment at all; switching it on later makes one.
 */
async function launchPlugins(engine: Engine): Promise<{ readonly started: Promise<void> }> {
  if (!pluginsEnabled(engine)) return { started: Promise.resolve() };
  let started = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    started = engine.host.start(resolve);
    started.then(resolve, reject);
  });
  return { started };
}

function prepackagedOf(
  { core, host, keys, logger }: Engine,
  options: ServerOptions,
  folder: DataFolder,
  signer: BundleSigner,
): PrepackagedPlugins {
  return new PrepackagedPlugins({
    folders: options.prepackagedDirs,
    core,
    host,
    factsPath: join(folder.path, 'prepackaged.json'),
    temporary: folder.temporary,
    limits: () => hostSettings(core.config)().limits,
    keys,
    sign: (bundle) => signer.sign(bundle),
    logger,
  });
}

/** Plugins that are switched on while the server runs start as with the server (contract: management §5). */
function processWhenSwitchedOn(
  { core }: Engine,
  prepackaged: PrepackagedPlugins,
  log: ServerLog,
): () => void {
  return core.config.onChange(async ({ before, after }) => {
    if (before.PluginSettings.Enable || !after.PluginSettings.Enable) return;
    await prepackaged.process().catch((error: unknown) =>
      log.error('The prepackaged plugins could not be looked through', {
        error: error instanceof Error ? error.message : String(error),
      }),
    );
  });
}

async function enableDemoPlugin({ host }: Engine, log: ServerLog): Promise<void> {
  const installed = host.list().inactive.some(({ id }) => id === DEMO_PLUGIN_ID);
  if (!installed) return;
  await host.enable(DEMO_PLUGIN_ID).catch((error: unknown) =>
    log.error('The demo plugin could not be enabled', {
      plugin_id: DEMO_PLUGIN_ID,
      error: error instanceof Error ? error.message : String(error),
    }),
  );
}

function stopAccepting(server: Server): void {
  server.close();
  server.closeIdleConnections();
}
