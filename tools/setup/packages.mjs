import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { SetupProblem } from './errors.mjs';
import { runChild } from './run-child.mjs';

/** What was last installed, inside node_modules, so that it goes when they go. */
const STAMP = 'node_modules/.patchbay/installed.json';

/**
 * Installs what the lock file asks for. Does nothing when it is there already, however it came to be there.
 *
 * @param {string} root the repository
 * @param {(line: string) => void} say progress
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<'nothing' | 'rebuilt' | 'installed'>} what was done
 */
export async function installPackages(root, say, env = process.env) {
  const wanted = { lock: lockHash(root), abi: process.versions.modules };
  const stamp = readJson(join(root, STAMP));
  if (stamp?.lock === wanted.lock && stamp.abi === wanted.abi) return 'nothing';

  assertCanWrite(root);
  const complete = matchesLockFile(root);
  if (complete && (!stamp || stamp.abi === wanted.abi)) {
    writeStamp(root, wanted);
    return 'nothing';
  }
  if (complete) {
    say('Node changed since the last install: compiling the native packages for this one.');
    await npm(root, ['rebuild'], env);
  } else {
    // Not `npm ci`: it starts from nothing each time, and refuses a lock file that was written where packages for other
    // platforms could not be had. What is locked is installed exactly all the same, and the lock file stays as it is.
    say('Installing packages; the first time takes a few minutes.');
    await npm(root, ['install', '--no-save'], env);
  }
  writeStamp(root, wanted);
  return complete ? 'rebuilt' : 'installed';
}

/**
 * @param {string} root
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function npm(root, args, env) {
  // Under `npm start` npm says where it is itself; that is also the one that fits this Node.
  const own = env['npm_execpath'];
  const [command, first] = own?.endsWith('npm-cli.js') ? [process.execPath, [own]] : ['npm', []];
  let result;
  try {
    result = await runChild(command, [...first, ...args, '--include=dev', '--no-progress'], {
      cwd: root,
      env,
      echo: true,
    });
  } catch (error) {
    if (error instanceof SetupProblem) throw error;
    throw new SetupProblem(
      'npm-missing',
      'npm was not found. It comes with Node: install Node from https://nodejs.org, or put npm on the PATH.',
      { cause: error },
    );
  }
  if (result.exitCode === 0) return;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/.test(result.output)) {
    throw new SetupProblem(
      'npm-offline',
      `npm ${args[0]} could not reach the package registry. Connect to the network (or set npm's registry or proxy) and try again.`,
    );
  }
  throw new SetupProblem(
    'npm-failed',
    `npm ${args[0]} failed with exit code ${result.exitCode}; its own messages are above. Put that right and try again.`,
  );
}

/**
 * npm leaves a copy of what it installed; every package of the lock file must be in it at the same version. Packages
 * for other platforms are optional and are rightly absent.
 *
 * @param {string} root
 */
function matchesLockFile(root) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    if (!found) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.link === entry.link;
  });
}

/** @param {string} root */
function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/**
 * @param {string} root
 * @param {{ lock: string, abi: string | undefined }} stamp
 */
function writeStamp(root, stamp) {
  mkdirSync(dirname(join(root, STAMP)), { recursive: true });
  writeFileSync(join(root, STAMP), JSON.stringify(stamp));
}

/** @param {string} root */
function assertCanWrite(root) {
  try {
    rmdirSync(mkdtempSync(join(root, '.patchbay-')));
  } catch (error) {
    throw new SetupProblem(
      'not-writable',
      `${root} cannot be written, so nothing can be installed there. Clone Patchbay into a folder you own.`,
      { cause: error },
    );
  }
}

/**
 * @param {string} path
 * @returns {any} undefined when there is no such file, or no JSON in it
 */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
