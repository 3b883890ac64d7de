import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Cli } from './cli.fixture.ts';
import { appError, FakeServer, json, type Seen } from './fake-server.fixture.ts';

let cli: Cli;
let server: FakeServer;
beforeEach(async () => {
  cli = await Cli.create();
  server = await FakeServer.listen();
  await cli.login(server.url);
  server.seen.length = 0;
});
afterEach(async () => {
  await server.close();
  await cli.remove();
});

const LOGS = 'GET /api/v4/plugins/com.example/logs';
const entry = (seq: number, message: string, fields: object = {}): object => ({
  seq,
  time: 0,
  level: 'info',
  message,
  fields,
});
const line = (message: string): string => `1970-01-01T00:00:00.000Z info  ${message}\n`;
const run = (id: string) => ({ 'X-Patchbay-Run': id });

describe('patchbay plugin logs', () => {
  it('prints the newest lines, and nothing that steers the terminal', async () => {
    server.on.set(`${LOGS}?lines=2&level=warn`, (_seen, response) =>
      json(response, 200, [
        entry(1, 'a\u001b[2Jb', { count: 2, who: 'me you', more: { x: 1 } }),
        entry(2, 'c\nd'),
      ]),
    );
    const { code, out } = await cli.run('plugin', 'logs', 'com.example', '-n', '2', '--level', 'warn');
    expect({ code, out }).toEqual({
      code: 0,
      out: line('a[2Jb count=2 who="me you" more={"x":1}') + line('cd'),
    });
  });

  it('refuses a level that is none', async () => {
    expect((await cli.run('plugin', 'logs', 'com.example', '--level', 'loud')).code).toBe(1);
    expect(server.seen).toEqual([]);
  });

  it('says when there is no such plugin, also when it would follow', async () => {
    server.otherwise = (_seen, response) =>
      appError(response, 404, 'app.plugin.not_installed.app_error', 'Plugin is not installed.');
    const { code, err } = await cli.run('plugin', 'logs', 'nobody', '-f');
    expect(code).toBe(1);
    expect(err).toContain('not installed');
  });
});

describe('patchbay plugin logs --follow', () => {
  let runId = 'first';
  beforeEach(() => {
    runId = 'first';
  });

  /** Answers one request after the other; the last has the command interrupted while it waits. */
  const script = (...steps: ((seen: Seen) => object[] | 'gone' | 'away')[]): AbortSignal => {
    const abort = new AbortController();
    const queue = [...steps];
    server.otherwise = (seen, response) => {
      const step = queue.shift();
      if (step === undefined) return abort.abort();
      const answer = step(seen);
      if (answer === 'gone') response.destroy();
      else if (answer === 'away')
        response.writeHead(503, { 'Content-Type': 'text/plain' }).end('Patchbay is starting.\n');
      else json(response, 200, answer, run(runId));
    };
    return abort.signal;
  };

  it('asks for what comes after the last line until it is interrupted, and that is no failure', async () => {
    const signal = script(
      () => [entry(4, 'old')],
      () => [entry(5, 'new')],
      () => [],
    );
    const outcome = await cli.runWith({ signal }, 'plugin', 'logs', 'com.example', '-f', '-n', '1');
    expect(outcome).toEqual({ code: 0, out: line('old') + line('new'), err: '' });
    const query = 'run=first&level=debug&wait=25';
    expect(server.seen.map(({ path }) => path.split('?')[1])).toEqual([
      'lines=1&level=debug',
      `after=4&${query}`,
      `after=5&${query}`,
      `after=5&${query}`,
    ]);
  });

  it('prints JSON lines with --json', async () => {
    const signal = script(() => [entry(1, 'a'), entry(2, 'b')]);
    const { out } = await cli.runWith({ signal }, 'plugin', 'logs', 'com.example', '-f', '--json');
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((text) => JSON.parse(text) as unknown),
    ).toEqual([entry(1, 'a'), entry(2, 'b')]);
  });

  it('survives a restart of the server with one line, and counts anew then', async () => {
    const restarted = (seen: Seen): object[] => {
      expect(seen.path).toContain('after=7&run=first');
      runId = 'second';
      return [entry(1, 'after the start')];
    };
    const signal = script(
      () => [entry(7, 'before')],
      () => 'gone',
      () => 'away',
      restarted,
      (seen) => {
        expect(seen.path).toContain('after=1&run=second');
        return [];
      },
    );
    const { code, out, err } = await cli.runWith({ signal }, 'plugin', 'logs', 'com.example', '-f');
    expect({ code, out }).toEqual({ code: 0, out: line('before') + line('after the start') });
    expect(err).toBe(`The connection to ${server.url} was lost; waiting for the server …\n`);
  });

  it('ends when the plugin is removed', async () => {
    let asked = 0;
    server.otherwise = (_seen, response) => {
      if (asked++ === 0) json(response, 200, [], run('first'));
      else appError(response, 404, 'app.plugin.not_installed.app_error', 'Plugin is not installed.');
    };
    expect((await cli.run('plugin', 'logs', 'com.example', '-f')).code).toBe(1);
  });
});
