import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { GO_BUILD_DEADLINE_MS, goPluginProgram, hasGo } from './fixtures/go-plugin.ts';
import { FOLDER_PLUGIN_ID as id, startFolder } from './fixtures/start-folder.ts';
import type { OddPlugin } from './fixtures/start-folder.ts';
import { PluginStates } from './lifecycle/states.ts';

/** What processes take on a busy machine, in milliseconds. */
const DEADLINE_MS = 60_000;
/** For a plugin that will never say anything. */
const SHORT_START_DEADLINE_MS = 2_000;

const shell = (...lines: string[]): OddPlugin => ({
  server: { executable: 'server/plugin' },
  files: { 'server/plugin': ['#!/bin/sh', ...lines, ''].join('\n') },
});

const file = (content: string | Buffer, mode = 0o755): OddPlugin => ({
  server: { executable: 'server/plugin' },
  files: { 'server/plugin': { content, mode } },
});

const elfFor = (machine: number): Buffer => {
  const header = Buffer.alloc(64);
  header.write('\x7fELF\x02\x01\x01', 'latin1');
  header.writeUInt16LE(2, 16);
  header.writeUInt16LE(machine, 18);
  return header;
};
/** Not the processor of this machine, whichever that is. */
const FOREIGN_ELF = elfFor(process.arch === 's390x' ? 62 : 22);

const python: OddPlugin = {
  server: { executable: 'plugin.py' },
  files: { 'plugin.py': { content: 'print("hello")\n', mode: 0o644 } },
};

/** Serves something on the socket that the supervisor gave it a folder for, and shakes hands properly. */
const serving = (onConnection: string): OddPlugin => ({
  server: { executable: 'server/main.cjs', runtime: 'node' },
  files: {
    'server/main.cjs': `
      const path = process.env.PLUGIN_UNIX_SOCKET_DIR + '/s';
      require('node:net').createServer((socket) => { ${onConnection} })
        .listen(path, () => console.log('1|1|unix|' + path + '|netrpc|'));`,
  },
});

const started: Awaited<ReturnType<typeof startFolder>>[] = [];

afterEach(() => Promise.all(started.splice(0).map((one) => one.stop())), DEADLINE_MS);

/** Tries to start it, checks that nothing of it is left, and gives the words of its status. */
async function failureOf(odd: OddPlugin, prepare?: (folder: string) => void): Promise<string> {
  const one = await startFolder(odd);
  started.push(one);
  prepare?.(one.folder);
  await one.plugin.activate();
  expect(one.plugin.state).toBe(PluginStates.FailedToStart);
  expect(one.leftovers()).toEqual({ watched: [], sockets: [], processes: [] });
  const logged = one.logger.entries.find(({ message }) => message.startsWith(`Plugin ${id} did not start`));
  expect(logged).toMatchObject({ level: 'error', fields: { plugin_id: id } });
  return one.plugin.error;
}

describe('a process that is no plugin is FailedToStart, says why and what to do, and leaves nothing behind', () => {
  it.each<[string, OddPlugin, string[]]>([
    [
      'of another program: its magic cookie is not there',
      shell(
        '[ "$MATTERMOST_PLUGIN" = "another cookie" ] && exec sleep 600',
        'echo "This binary is a plugin. These are not meant to be executed directly." >&2',
        'exit 1',
      ),
      ['exited with code 1', 'another magic cookie', 'Build it with', '\nThis binary is a plugin.'],
    ],
    [
      'another core protocol',
      shell('echo "2|1|unix|/nowhere|netrpc|"; echo old >&2; exec sleep 600'),
      ['core protocol "2", this host speaks 1', 'Build it', '\nold'],
    ],
    [
      'another version of the plugin interface, and an exit behind it',
      shell('echo "1|7|unix|/nowhere|netrpc|"; echo new >&2'),
      ['version "7" of the plugin interface', 'Build it for a Mattermost server', '\nnew'],
    ],
    [
      'no handshake within the limit',
      {
        ...shell('echo "waiting for the database" >&2; exec sleep 600'),
        startDeadlineMs: SHORT_START_DEADLINE_MS,
      },
      [
        `no handshake within ${String(SHORT_START_DEADLINE_MS)} ms`,
        'look at what it logged',
        '\nwaiting for',
      ],
    ],
    [
      'an output that ends without a handshake while the process stays',
      shell('exec >&-', 'echo "I log to a file" >&2; exec sleep 600'),
      ['without a handshake', 'Run it by hand', '\nI log to a file'],
    ],
    [
      'bytes that mean nothing',
      shell(`printf '\\001\\377garbage\\n1|1|unix|/x|netrpc|\\n'; echo sorry >&2; exec sleep 600`),
      ['Unrecognized remote plugin message', 'garbage', 'may print nothing before it', '\nsorry'],
    ],
    [
      'a line that does not end',
      shell('echo big >&2; head -c 3000000 /dev/zero | tr "\\0" x; exec sleep 600'),
      ['is longer than 1048576 bytes', 'log to standard error instead', '\nbig'],
    ],
    [
      'a network that is none',
      shell('echo "1|1|carrier-pigeon|/nowhere|netrpc|"; exec sleep 600'),
      ['unknown kind of address: "carrier-pigeon"', 'unix or tcp'],
    ],
    [
      'a handshake with nobody behind it',
      shell('echo "1|1|unix|/nowhere/at/all|netrpc|"; exec sleep 600'),
      ['cannot be reached at unix /nowhere/at/all', 'must listen before'],
    ],
    [
      'a socket that speaks something else',
      serving(`socket.on('error', () => {}); socket.end('HTTP/1.1 400 Bad Request\\r\\n\\r\\n');`),
      ['offers no hooks', 'plugin SDK'],
    ],
    [
      'an exit at once',
      shell('echo "first" >&2; echo "no licence file" >&2; exit 7'),
      ['exited with code 7 before it could be used', '\nfirst\nno licence file'],
    ],
    [
      'an end by a signal',
      shell('echo "out of memory" >&2; kill -9 $$'),
      ['was ended by signal SIGKILL', 'memory limit', '\nout of memory'],
    ],
    [
      'a child that stays when it exits',
      shell('sleep 600 &', 'echo "gone to the background" >&2'),
      ['exited with code 0', 'must not fork and exit', '\ngone to the background'],
    ],
    [
      'a file that may not be executed',
      file('#!/bin/sh\nexec sleep 600\n', 0o644),
      ['server/plugin cannot be run', 'may not be executed', 'chmod +x'],
    ],
    [
      'a program for another processor',
      file(FOREIGN_ELF),
      ['server/plugin cannot be run', 'it is built for', 'Get a bundle built for'],
    ],
    ['text', file('hello\n'), ['server/plugin cannot be run', 'neither a program nor a script']],
    [
      'a script without its interpreter',
      file('#!/no/such/perl\n'),
      ['it is a script for /no/such/perl, which is not on this machine', 'Install that'],
    ],
    [
      'a script whose interpreter env cannot find',
      file('#!/usr/bin/env -S no-such-ruby --strict\n'),
      ['it is a script for no-such-ruby, which is not on the PATH', 'Install that'],
    ],
    ['a script with line ends of Windows', file('#!/bin/sh\r\nexit 0\r\n'), ['carriage return', 'Save it']],
    [
      'a Python script where there is no Python',
      { ...python, machine: { searchPath: '/nowhere' } },
      ['plugin.py cannot be run', 'there is no Python', 'Install Python 3'],
    ],
    [
      'a Python script with a Python for another processor',
      { ...python, files: { ...python.files, 'venv/bin/python': FOREIGN_ELF } },
      ['venv/bin/python cannot be run', 'it is built for'],
    ],
    [
      'a Python script with a Python that may not be executed',
      { ...python, files: { ...python.files, '.venv/bin/python': { content: '#!/bin/sh\n', mode: 0o644 } } },
      ['.venv/bin/python cannot be run', 'chmod +x'],
    ],
  ])(
    '%s',
    async (_, odd, words) => {
      const error = await failureOf(odd);
      for (const word of words) expect(error).toContain(word);
    },
    DEADLINE_MS,
  );

  const onLinux = process.platform === 'linux' ? it.each : it.skip.each;
  onLinux<[string, OddPlugin, string[]]>([
    [
      'a daemon that holds the output open',
      shell('setsid sleep 600 &', 'echo "daemonized" >&2'),
      ['exited with code 0', 'must not fork and exit', '\ndaemonized'],
    ],
    [
      'a daemon that shakes hands in its stead',
      shell(`setsid sh -c 'echo "1|1|unix|/nowhere|netrpc|"; exec sleep 600' &`, 'exit 0'),
      ['exited with code 0', 'must not fork and exit'],
    ],
    [
      'a daemon that it left before it failed otherwise',
      shell('setsid sleep 600 &', 'echo "2|1|unix|/nowhere|netrpc|"', 'exec sleep 600'),
      ['core protocol "2"'],
    ],
  ])(
    '%s, in a session of its own (needs linux)',
    async (_, odd, words) => {
      const error = await failureOf(odd);
      for (const word of words) expect(error).toContain(word);
    },
    DEADLINE_MS,
  );
});

(hasGo ? describe : describe.skip)('a real Go plugin (needs go on the PATH)', () => {
  it(
    'that finds another magic cookie is said to be of another program',
    async () => {
      const error = await failureOf(shell(`MATTERMOST_PLUGIN=another exec ${goPluginProgram()}`));
      expect(error).toContain('exited with code 1');
      expect(error).toContain('another magic cookie');
    },
    GO_BUILD_DEADLINE_MS,
  );
});

describe('the Python of a bundle', () => {
  const own = (content: string): OddPlugin => ({
    ...python,
    files: { ...python.files, 'venv/bin/python': content, 'venv/pyvenv.cfg': 'home = /usr/bin\n' },
  });

  it(
    'runs the script, unbuffered, and leaves the bundle as it was',
    async () => {
      const error = await failureOf(
        own('#!/bin/sh\necho "own: ${1##*/} $PYTHONUNBUFFERED $PYTHONDONTWRITEBYTECODE" >&2; exit 3\n'),
      );
      expect(error).toContain('exited with code 3');
      expect(error).toContain('\nown: plugin.py 1 1');
    },
    DEADLINE_MS,
  );

  it(
    'is refused behind a link that leads out of the bundle',
    async () => {
      const error = await failureOf(python, (folder) => {
        mkdirSync(join(folder, '.venv/bin'), { recursive: true });
        symlinkSync(process.execPath, join(folder, '.venv/bin/python'));
      });
      expect(error).toContain('.venv/bin/python cannot be run: it is a link that leads out of the bundle');
    },
    DEADLINE_MS,
  );

  it(
    'is refused when it came after the install, and so is code that changed since',
    async () => {
      const later = await failureOf(python, (folder) => {
        mkdirSync(join(folder, 'venv/bin'), { recursive: true });
        writeFileSync(join(folder, 'venv/bin/python'), '#!/bin/sh\n', { mode: 0o755 });
      });
      expect(later).toMatch(/venv\/bin\/python was not there when the plugin was installed/);
      const library = { ...python, files: { ...python.files, 'lib/helper.py': 'x = 1\n' } };
      const changed = await failureOf(library, (folder) => {
        writeFileSync(join(folder, 'lib/helper.py'), 'x = 2\n');
      });
      expect(changed).toMatch(/lib\/helper.py is not what was installed/);
    },
    DEADLINE_MS,
  );

  const hasPython = spawnSync('python3', ['--version']).status === 0;
  (hasPython ? it : it.skip)(
    'is that of the machine where the bundle has none (needs python3)',
    async () => {
      const script = { 'plugin.py': { content: 'raise RuntimeError("no token")\n', mode: 0o644 } };
      const error = await failureOf({ ...python, files: script });
      expect(error).toContain('exited with code 1');
      expect(error).toContain('RuntimeError: no token');
    },
    DEADLINE_MS,
  );
});
