import { describe, expect, it } from '@jest/globals';
import { RESTART_BACK_OFF_MS, RESTART_WINDOW_MS, RestartPolicy } from './restart-policy.ts';

describe('the restarts of a plugin', () => {
  it('wait longer each time, and end with the third failure within the window', () => {
    const policy = new RestartPolicy();
    expect([policy.failed(0), policy.failed(1), policy.failed(2)]).toEqual([
      ...RESTART_BACK_OFF_MS,
      undefined,
    ]);
  });

  it('go on when the failures lie further apart', () => {
    const policy = new RestartPolicy();
    policy.failed(0);
    policy.failed(1);
    expect(policy.failed(RESTART_WINDOW_MS)).toBe(RESTART_BACK_OFF_MS[1]);
  });

  it('begin anew after an administrator stepped in', () => {
    const policy = new RestartPolicy();
    policy.failed(0);
    policy.failed(1);
    policy.forget();
    expect(policy.failed(2)).toBe(RESTART_BACK_OFF_MS[0]);
  });
});
