import { beforeEach, describe, expect, it } from '@jest/globals';
import { collectingLogger } from '../fixtures/collecting-logger.ts';
import type { ProcessEnd } from '../supervisor/process-end.ts';
import type { ServerProcess } from '../supervisor/server-process.ts';
import { withDriver } from './with-driver.ts';
import type { ClosableDriver } from './with-driver.ts';

describe('the SQL of a plugin process', () => {
  let end: (how: ProcessEnd) => void;
  let process: ServerProcess;
  let closed: Promise<void>;
  let driver: ClosableDriver;
  let logger: ReturnType<typeof collectingLogger>;

  beforeEach(() => {
    logger = collectingLogger();
    process = { ended: new Promise<ProcessEnd>((resolve) => (end = resolve)) } as ServerProcess;
    closed = new Promise((resolve) => {
      driver = { close: () => Promise.resolve(resolve()) } as ClosableDriver;
    });
  });

  it('is closed when the process has ended', async () => {
    expect(await withDriver(driver, logger, () => Promise.resolve(process))).toBe(process);
    end({ words: 'ended', exit: undefined, byHost: false, outOfMemory: false });
    await closed;
  });

  it('is closed when the process does not start, whose error is told', async () => {
    const start = () => Promise.reject(new Error('does not start'));
    await expect(withDriver(driver, logger, start)).rejects.toThrow('does not start');
    await closed;
  });

  it('that does not close well is a warning, and no reason not to go on', async () => {
    driver.close = () => Promise.reject(new Error('the disk is gone'));
    const start = () => Promise.reject(new Error('does not start'));
    await expect(withDriver(driver, logger, start)).rejects.toThrow('does not start');
    const warning = await logger.find((entry) => entry.message.includes('the disk is gone'));
    expect(warning.level).toBe('warn');
  });

  it('need not be there', async () => {
    expect(await withDriver(undefined, logger, () => Promise.resolve(process))).toBe(process);
  });
});
