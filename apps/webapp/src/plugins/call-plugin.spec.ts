import { describe, expect, it, jest } from '@jest/globals';
import { callPlugin } from './call-plugin.ts';

const services = () => ({ webHalfFailed: jest.fn() });

describe('callPlugin', () => {
  it('hands back what the plugin answers', () => {
    const app = services();
    expect(callPlugin(app, 'a', 'MainMenu', () => 7)).toBe(7);
    expect(app.webHalfFailed).not.toHaveBeenCalled();
  });

  it('reports a throw under its plugin and goes on', () => {
    const app = services();
    const error = new Error('no');
    const answer = callPlugin(app, 'a', 'MainMenu', () => {
      throw error;
    });
    expect(answer).toBeUndefined();
    expect(app.webHalfFailed).toHaveBeenCalledWith('a', 'MainMenu', error);
  });

  it('awaits a promise, and reports one that is rejected', async () => {
    const app = services();
    await expect(callPlugin(app, 'a', 'MainMenu', () => Promise.resolve(7))).resolves.toBe(7);
    await expect(
      callPlugin(app, 'a', 'MainMenu', () => Promise.reject(new Error('late'))),
    ).resolves.toBeUndefined();
    expect(app.webHalfFailed).toHaveBeenCalledWith('a', 'MainMenu', new Error('late'));
  });
});
