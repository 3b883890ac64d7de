import { describe, expect, it } from '@jest/globals';
import { hookPolicies } from './hook-policies.ts';
import type { HookKind, HookPolicy } from './hook-policy.ts';
import { hookMethods, type HookName } from './methods.ts';

const policies = Object.entries(hookPolicies) as [HookName, HookPolicy][];
const KINDS: readonly HookKind[] = ['transform', 'notify', 'serve', 'lifecycle', 'collect'];

/** What is wrong with one hook's policy; nothing when it is fit to be used. */
function faultsOf(name: string, policy: HookPolicy): string[] {
  const faults: string[] = [];
  const say = (wrong: boolean, fault: string) => wrong && faults.push(`${name}: ${fault}`);
  say(!KINDS.includes(policy.kind), 'unknown kind');
  say(!Number.isInteger(policy.deadlineMs) || policy.deadlineMs <= 0, 'no deadline');
  say(!['open', 'closed'].includes(policy.onFailure), 'unknown failure policy');
  say(
    (policy.kind === 'notify') !== (policy.queue !== undefined),
    'a queue is for notify, and notify needs one',
  );
  say(policy.queue !== undefined && !(policy.queue.limit > 0), 'a queue that holds nothing');
  say(
    policy.queue !== undefined && !['drop-oldest', 'drop-newest'].includes(policy.queue.whenFull),
    'does not say what a full queue drops',
  );
  return faults;
}

describe('hook policies', () => {
  it('exist for every hook, and for nothing else', () => {
    expect(Object.keys(hookPolicies).sort()).toEqual(Object.keys(hookMethods).sort());
  });

  it('are complete', () => {
    expect(policies.flatMap(([name, policy]) => faultsOf(name, policy))).toEqual([]);
  });

  it('would be refused without a deadline, with an unknown kind, or a notification without a queue', () => {
    const notify = { kind: 'notify', deadlineMs: 0, onFailure: 'open' } as const;
    expect(faultsOf('X', notify)).toEqual([
      'X: no deadline',
      'X: a queue is for notify, and notify needs one',
    ]);
    expect(faultsOf('X', { ...notify, kind: 'guess', deadlineMs: 1 } as never)).toEqual(['X: unknown kind']);
  });

  it('let what Will happen be changed or refused, and only tell of what HasBeen', () => {
    const expected = (name: string): HookKind | undefined =>
      /Will(Be|LogIn)/.test(name)
        ? 'transform'
        : /(HasBeen|HasJoined|HasLeft|HasLogged|HaveChanged)/.test(name)
          ? 'notify'
          : undefined;
    const named = policies.filter(([name]) => expected(name) !== undefined);
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter(([name, policy]) => policy.kind !== expected(name))).toEqual([]);
  });

  it('refuse a download that a plugin did not decide on, and nothing else that transforms', () => {
    const closed = policies.filter(
      ([, policy]) => policy.kind === 'transform' && policy.onFailure === 'closed',
    );
    expect(closed.map(([name]) => name)).toEqual(['FileWillBeDownloaded']);
  });

  it('never wait for a hook that has nothing to say', () => {
    const silent = (name: HookName) => hookMethods[name].results.length === 0;
    const told = policies.filter(([, policy]) => policy.kind === 'notify').map(([name]) => name);
    expect(told.filter((name) => !silent(name))).toEqual([]);
  });
});
