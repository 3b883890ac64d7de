import { describe, expect, it } from '@jest/globals';
import { collectingLogger } from '../fixtures/collecting-logger.ts';
import { LAST_WORDS_LINES, StderrLog, STDERR_LINES_KEPT } from './stderr-log.ts';

function log(text: string) {
  const logger = collectingLogger();
  const stderr = new StderrLog(logger);
  stderr.write(Buffer.from(text));
  stderr.end();
  return { entries: logger.entries, stderr };
}

describe('the stderr of a plugin', () => {
  it('reads the JSON of go-plugin, and keeps the keys of others apart from ours', () => {
    const line =
      '{"@level":"warn","@message":"starting","@module":"x","@timestamp":"2026-11-21T00:10:47.110722Z","plugin_id":"forged","answer":42}';
    expect(log(line).entries).toEqual([
      {
        level: 'warn',
        message: 'starting',
        fields: {
          timestamp: '2026-11-21T00:10:47.110722Z',
          extras: { '@module': 'x', plugin_id: 'forged', answer: 42 },
        },
      },
    ]);
  });

  it.each([
    ['a message that is no string', '{"@level":"info","@message":5}'],
    ['an unknown level', '{"@level":"off","@message":"x"}'],
    ['no level', '{"a":1}'],
    ['null', 'null'],
    ['an impossible time', '{"@level":"info","@message":"x","@timestamp":"yesterday"}'],
    ['broken JSON', '{"@level":"info"'],
  ])('takes the whole line as text at debug for %s', (_, line) => {
    expect(log(line).entries).toEqual([{ level: 'debug', message: line, fields: {} }]);
  });

  it.each([
    ['[TRACE] a', 'debug'],
    ['[INFO] a', 'info'],
    ['[WARN] a', 'warn'],
    ['[ERROR] a', 'error'],
    ['[ERR] a', 'debug'],
    ['2026/11/21 [ERROR] a', 'debug'],
    ['plain', 'debug'],
  ])('logs %j at %s', (line, level) => {
    expect(log(line).entries).toEqual([{ level, message: line, fields: {} }]);
  });

  it('logs a panic and what follows it as errors, but not what has a prefix of its own', () => {
    const { entries, stderr } = log('before\npanic: boom\n\ngoroutine 1 [running]:\n[INFO] still here\n');
    expect(entries.map((entry) => entry.level)).toEqual(['debug', 'error', 'error', 'error', 'info']);
    expect(stderr.lastWords).toBe('panic: boom\ngoroutine 1 [running]:\n[INFO] still here');
  });

  it('keeps the last lines for the words of a crash, and no more than that', () => {
    const { stderr } = log(
      Array.from({ length: STDERR_LINES_KEPT + 10 }, (_, n) => `line ${String(n)}\n`).join(''),
    );
    expect(stderr.lastLines).toHaveLength(STDERR_LINES_KEPT);
    expect(stderr.lastWords).toBe(
      Array.from({ length: LAST_WORDS_LINES }, (_, n) => `line ${String(STDERR_LINES_KEPT + 5 + n)}`).join(
        '\n',
      ),
    );
  });
});

describe('an inspector', () => {
  it('is known from what Node says, and gone when Node says so', () => {
    const { stderr } = log(
      'Debugger listening on ws://127.0.0.1:9229/0f2c936f-b1cd-4ac9-aab3-f63b0f33d55e\n',
    );
    expect(stderr.inspectorPort).toBe(9229);
    expect(stderr.lastWords).toBe('');
    stderr.write(Buffer.from('Debugger ending on ws://127.0.0.1:9229/0f2c936f\n'));
    expect(stderr.inspectorPort).toBeUndefined();
  });

  it.each(['listening on port 9229', 'Debugger listening on ws://127.0.0.1/x', 'Debugger attached.'])(
    'is not known from %j',
    (line) => {
      expect(log(`${line}\n`).stderr.inspectorPort).toBeUndefined();
    },
  );
});
