import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { badOption } from './errors.ts';
import { prepackagedFolders, type PrepackagedFolder } from './prepackaged/folders.ts';

/** How the server was asked to start. */
export interface ServerOptions {
  /** Address to listen on; 127.0.0.1 unless told otherwise. */
  readonly listen: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDir: string;
  /** For trying: uploads, developer mode, demo plugin enabled, demo people. Loopback only. */
  readonly demo: boolean;
  readonly adminUsername: string;
  /** Of the administrator of an empty database; generated when left out. */
  readonly adminPassword: string | undefined;
  /** Gives the administrator a new password and prints it. */
  readonly resetAdminPassword: boolean;
  readonly webappDir: string;
  /** Folders with bundles that come with the server. */
  readonly prepackagedDirs: readonly PrepackagedFolder[];
  /** Log to stderr instead of the file in the data folder. */
  readonly logToStderr: boolean;
  readonly traceStart: boolean;
  /** Variables of the configuration: MM_<SECTION>_<FIELD>. */
  readonly environment: Record<string, string | undefined>;
}

const DEFAULT_PORT = 8065;

/** What demo mode switches on. Variables, so that nothing of it stays in the data folder. */
const DEMO_SETTINGS = {
  MM_PLUGINSETTINGS_ENABLEUPLOADS: 'true',
  MM_SERVICESETTINGS_ENABLEDEVELOPER: 'true',
  MM_SERVICESETTINGS_ENABLETESTING: 'true',
};

/**
 * Reads arguments and variables. Unknown arguments are refused: a misspelt `--demo` must not start something else.
 *
 * @param moduleUrl of the running bundle, `apps/server/dist/main.js`; web app and plugins are found from there
 */
export function readOptions(
  args: readonly string[],
  environment: Record<string, string | undefined>,
  moduleUrl: string,
): ServerOptions {
  for (const arg of args)
    if (arg !== '--demo' && arg !== '--reset-admin-password')
      throw badOption('An argument', arg, '--demo or --reset-admin-password');
  const here = dirname(fileURLToPath(moduleUrl));
  const demo = args.includes('--demo') || isOn(environment['PATCHBAY_DEMO']);
  const listen = environment['PATCHBAY_LISTEN'] || '127.0.0.1';
  if (demo && !isLoopback(listen))
    throw badOption(
      'PATCHBAY_LISTEN',
      listen,
      'an address of this machine alone, which demo mode needs: use 127.0.0.1',
    );
  return {
    listen,
    port: readPort(environment['PATCHBAY_PORT']),
    dataDir: resolve(environment['PATCHBAY_DATA'] || './data'),
    demo,
    adminUsername: (environment['PATCHBAY_ADMIN_USERNAME'] || 'admin').toLowerCase(),
    adminPassword: environment['PATCHBAY_ADMIN_PASSWORD'] || undefined,
    resetAdminPassword: args.includes('--reset-admin-password'),
    webappDir: resolve(environment['PATCHBAY_WEBAPP'] || join(here, '../../webapp/dist')),
    prepackagedDirs: prepackagedFolders(environment['PATCHBAY_PREPACKAGED'], process.cwd(), here),
    logToStderr: environment['PATCHBAY_LOG'] === 'stderr',
    traceStart: isOn(environment['PATCHBAY_TRACE_START']),
    environment: demo ? { ...DEMO_SETTINGS, ...environment } : environment,
  };
}

function readPort(value: string | undefined): number {
  if (value === undefined || value === '') return DEFAULT_PORT;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) throw badOption('PATCHBAY_PORT', value, 'a port (0 to 65535)');
  return port;
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address);
}
