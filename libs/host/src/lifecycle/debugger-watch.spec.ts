import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@patchbay/hooks';
import type { ServerProcess } from '../supervisor/server-process.ts';
import { DebuggerWatch, debuggerWords, LOOK_AGAIN_MS } from './debugger-watch.ts';

describe('a debugger', () => {
  const changes: (string | undefined)[] = [];
  let clock: ManualClock;
  let developerMode: boolean;

  beforeEach(() => {
    changes.length = 0;
    clock = new ManualClock();
    developerMode = true;
  });

  const watch = (process: Partial<ServerProcess>, attached = false) =>
    new DebuggerWatch({
      process: {
        look: () => undefined,
        inspectorPort: undefined,
        pid: undefined,
        ...process,
      } as ServerProcess,
      attached,
      clock,
      developerMode: () => developerMode,
      onChange: (debuggedBy) => changes.push(debuggedBy),
    });

  const figures = (traced: boolean) => () => ({ memoryBytes: 1, cpuMs: 1, traced });

  it('that holds the process is seen, and that it went is seen too', () => {
    let traced = true;
    const debug = watch({ look: () => figures(traced)() });
    expect(debug.isOpen).toBe(true);
    traced = false;
    expect(debug.isOpen).toBe(true);
    clock.advance(LOOK_AGAIN_MS);
    expect(debug.isOpen).toBe(false);
    expect(changes).toEqual(['a debugger holds its process', undefined]);
  });

  it('is what an attached plugin is taken for', () => {
    expect(watch({}, true).isOpen).toBe(true);
  });

  it('counts in developer mode only', () => {
    developerMode = false;
    expect(watch({ look: figures(true) }, true).isOpen).toBe(false);
    developerMode = true;
    const debug = watch({ look: figures(true) });
    expect(debug.isOpen).toBe(true);
    developerMode = false;
    clock.advance(LOOK_AGAIN_MS);
    expect(debug.isOpen).toBe(false);
  });

  it('is said in words', () => {
    expect(debuggerWords('a', 'it is attached')).toContain('Plugin a is debugged, for it is attached');
    expect(debuggerWords('a', undefined)).toContain('no longer debugged');
  });

  describe('of Node', () => {
    const server = createServer();
    beforeEach(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
    afterEach(() => new Promise<unknown>((resolve) => server.close(resolve)));

    it('is there when the process really listens where it says', () => {
      const inspectorPort = (server.address() as AddressInfo).port;
      expect(watch({ inspectorPort, pid: process.pid }).isOpen).toBe(true);
      expect(changes).toEqual([`its inspector listens on port ${String(inspectorPort)}`]);
    });

    it('is not there because a plugin says so', () => {
      const inspectorPort = (server.address() as AddressInfo).port;
      const believed = process.platform !== 'linux';
      // Process 1 has no socket of this one's.
      expect(watch({ inspectorPort, pid: 1 }).isOpen).toBe(believed);
      expect(watch({ inspectorPort: 1, pid: process.pid }).isOpen).toBe(believed);
    });
  });
});
