import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '@patchbay/hooks';
import { collectingLogger } from '../fixtures/collecting-logger.ts';
import { MemoryPluginLedger } from '../memory-plugin-ledger.ts';
import { InstallLease, LEASE_RENEWAL_MS, LEASE_TTL_MS } from './install-lease.ts';

const id = 'com.example.leased';

function nodes() {
  const clock = new ManualClock();
  const ledger = new MemoryPluginLedger(undefined, () => clock.now());
  const logger = collectingLogger();
  const node = (name: string) => new InstallLease({ ledger, holder: () => name, clock, logger });
  return { clock, ledger, logger, one: node('one'), other: node('other') };
}

/** Work that goes on until it is told to end. */
function work() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const run = (): Promise<void> => {
    begin();
    return done;
  };
  return { run, begun, end };
}

describe('the lease of an id', () => {
  it('keeps the other node out while work goes on, however long, and lets it in afterwards', async () => {
    const { clock, one, other } = nodes();
    const { run, begun, end } = work();
    const held = one.hold(id, run);
    await begun;
    for (let waited = 0; waited < 3 * LEASE_TTL_MS; waited += LEASE_RENEWAL_MS) {
      clock.advance(LEASE_RENEWAL_MS);
      await expect(other.hold(id, () => Promise.resolve())).rejects.toMatchObject({
        id: 'app.plugin.busy.app_error',
        status_code: 409,
      });
      await other.holdIfFree(id, () => Promise.reject(new Error('it was not free')));
    }
    await other.hold('com.example.another', () => Promise.resolve());
    end();
    await held;
    expect(clock.pending).toBe(0);
    expect(await other.hold(id, () => Promise.resolve('in'))).toBe('in');
  });

  it('is free again when the work failed, and runs out when its node has died', async () => {
    const { clock, ledger, one, other } = nodes();
    await expect(one.hold(id, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await other.hold(id, () => Promise.resolve());
    await ledger.lease(id, 'one', LEASE_TTL_MS);
    await expect(other.hold(id, () => Promise.resolve())).rejects.toMatchObject({ status_code: 409 });
    clock.advance(LEASE_TTL_MS);
    await other.hold(id, () => Promise.resolve());
  });

  it('that cannot be given back does not fail the work, and is said', async () => {
    const { ledger, logger, one } = nodes();
    ledger.release = () => Promise.reject(new Error('the database is away'));
    expect(await one.hold(id, () => Promise.resolve('done'))).toBe('done');
    expect(logger.entries).toMatchObject([{ level: 'warn' }]);
  });
});
