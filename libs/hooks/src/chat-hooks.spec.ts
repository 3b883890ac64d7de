import { describe, expect, it } from '@jest/globals';
import type { CommandArgs, Config } from '@patchbay/contract';
import { chatHooks } from './chat-hooks.ts';
import { HookCallError } from './errors.ts';
import { collectingLogger } from './fixtures/collecting-logger.ts';
import { context, post } from './fixtures/samples.ts';
import { ScriptedTarget } from './fixtures/scripted-target.ts';
import { HookDispatcher } from './hook-dispatcher.ts';

const hooksWith = (...targets: ScriptedTarget[]) =>
  chatHooks(new HookDispatcher({ targets: () => targets, logger: collectingLogger() }));

describe('the hooks of the chat', () => {
  it('give the post to store', async () => {
    const hooks = hooksWith(new ScriptedTarget('a', { MessageWillBePosted: () => [post('better'), ''] }));
    expect(await hooks.messageWillBePosted(context, post('good'))).toEqual({ post: post('better') });
  });

  it('give the reason when a plugin refuses a post', async () => {
    const hooks = hooksWith(new ScriptedTarget('a', { MessageWillBePosted: () => [undefined, 'too rude'] }));
    expect(await hooks.messageWillBePosted(context, post('x'))).toEqual({ rejected: 'too rude' });
  });

  it('keep the new post when nobody minds an edit', async () => {
    expect(await hooksWith().messageWillBeUpdated(context, post('new'), post('old'))).toEqual({
      post: post('new'),
    });
  });

  it('tell of what has no method here by its name', async () => {
    const told: unknown[] = [];
    const target = new ScriptedTarget('a', {
      ReactionHasBeenAdded: (_context: unknown, reaction: unknown) => told.push(reaction),
    });
    const dispatcher = new HookDispatcher({ targets: () => [target], logger: collectingLogger() });
    chatHooks(dispatcher).notify('ReactionHasBeenAdded', [context, { emoji_name: 'wave' } as never]);
    await dispatcher.drained();
    expect(told).toEqual([{ emoji_name: 'wave' }]);
  });

  it('let a login through, or say why not', async () => {
    const user = { id: 'user1' } as never;
    expect(await hooksWith().userWillLogIn(context, user)).toBe('');
    const hooks = hooksWith(new ScriptedTarget('a', { UserWillLogIn: () => 'not today' }));
    expect(await hooks.userWillLogIn(context, user)).toBe('not today');
  });

  it('give the configuration a plugin made of it, or throw its objection', async () => {
    const replaced = { ServiceSettings: {} } as Config;
    const hooks = hooksWith(new ScriptedTarget('a', { ConfigurationWillBeSaved: () => replaced }));
    expect(await hooks.configurationWillBeSaved({} as Config)).toBe(replaced);
    const strict = hooksWith(
      new ScriptedTarget('a', { ConfigurationWillBeSaved: () => Promise.reject(new Error('no port 80')) }),
    );
    await expect(strict.configurationWillBeSaved({} as Config)).rejects.toThrow('no port 80');
  });

  it('answer a command, nothing when its plugin is down, and throw when it broke', async () => {
    const hooks = hooksWith(
      new ScriptedTarget('up', { ExecuteCommand: () => ({ text: 'hi' }) }),
      new ScriptedTarget('broken', { ExecuteCommand: () => Promise.reject(new HookCallError('gone')) }),
    );
    const args = { command: '/hi' } as CommandArgs;
    expect(await hooks.executeCommand('up', context, args)).toEqual({ text: 'hi' });
    expect(await hooks.executeCommand('down', context, args)).toBeUndefined();
    await expect(hooks.executeCommand('broken', context, args)).rejects.toMatchObject({
      code: 'hook.crashed',
    });
  });
});
