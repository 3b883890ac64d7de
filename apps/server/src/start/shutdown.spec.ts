import { describe, expect, it } from '@jest/globals';
import { shutDown } from './shutdown.ts';

describe('stopping', () => {
  const recorder = () => {
    const errors: string[] = [];
    const none = () => undefined;
    return {
      errors,
      logger: { debug: none, info: none, warn: none, error: (text: string) => void errors.push(text) },
    };
  };

  it('goes step by step, and over a step that fails', async () => {
    const { errors, logger } = recorder();
    const done: string[] = [];
    const finished = await shutDown(
      [
        ['a', async () => void done.push('a')],
        ['b', () => Promise.reject(new Error('broken'))],
        ['c', () => void done.push('c')],
      ],
      logger,
    );
    expect([finished, done, errors]).toEqual([true, ['a', 'c'], ['Stopping b failed']]);
  });

  it('does not wait for ever, and says for what', async () => {
    const { errors, logger } = recorder();
    const finished = await shutDown([['the plugins', () => new Promise(() => undefined)]], logger, 10);
    expect(finished).toBe(false);
    expect(errors).toEqual(['The server was still stopping the plugins after 10 ms']);
  });
});
