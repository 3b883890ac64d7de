import { describe, expect, it } from '@jest/globals';
import { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import type { Channel, ChannelMember, EmailNotification, FileInfo } from '@patchbay/contract';
import { chatHooks } from './chat-hooks.ts';
import type { OfferedContent } from './file-will-be-uploaded.ts';
import { collectingLogger } from './fixtures/collecting-logger.ts';
import { context, post } from './fixtures/samples.ts';
import { ScriptedTarget } from './fixtures/scripted-target.ts';
import { HookDispatcher } from './hook-dispatcher.ts';

const hooksWith = (...targets: ScriptedTarget[]) =>
  chatHooks(new HookDispatcher({ targets: () => targets, logger: collectingLogger() }));

const channel = (name: string) => ({ id: 'channel1', name }) as Channel;
const member = (roles: string) => ({ user_id: 'user1', roles }) as ChannelMember;
const crash = () => {
  throw new Error('the process is gone');
};

describe('what plugins are asked before it happens', () => {
  it('happens as it is when nobody listens', async () => {
    const hooks = hooksWith();
    expect(await hooks.channelWillBeUpdated(context, channel('new'), channel('old'))).toEqual({
      value: channel('new'),
    });
    expect(await hooks.channelWillBeArchived(context, channel('x'))).toBeUndefined();
    expect(await hooks.messagesWillBeConsumed(context, [post('x')])).toEqual([post('x')]);
  });

  it('happens as the last plugin would have it', async () => {
    const hooks = hooksWith(
      new ScriptedTarget('a', { ChannelMemberWillBeAdded: () => [member('one'), ''] }),
      new ScriptedTarget('b', {
        ChannelMemberWillBeAdded: (_context: unknown, given: ChannelMember) => [
          member(`${given.roles} two`),
          '',
        ],
      }),
    );
    expect(await hooks.channelMemberWillBeAdded(context, member(''))).toEqual({ value: member('one two') });
  });

  it('does not happen when a plugin says why not', async () => {
    const hooks = hooksWith(
      new ScriptedTarget('a', {
        ChannelWillBeRestored: () => 'it is over',
        TeamMemberWillBeAdded: () => [undefined, 'full'],
      }),
    );
    expect(await hooks.channelWillBeRestored(context, channel('x'))).toEqual({ rejected: 'it is over' });
    expect(await hooks.teamMemberWillBeAdded(context, {} as never)).toEqual({ rejected: 'full' });
  });

  it('does not happen without the answer of a guard', async () => {
    const hooks = hooksWith(new ScriptedTarget('a', { DraftWillBeUpserted: crash }));
    const verdict = await hooks.draftWillBeUpserted(context, {} as never, ['a']);
    expect(verdict).toMatchObject({ unanswered: { pluginId: 'a', guard: true, inactive: false } });
    expect(await hooks.draftWillBeUpserted(context, { message: 'x' } as never)).toEqual({
      value: { message: 'x' },
    });
  });

  it('keeps a file back when the plugin that is asked fails', async () => {
    const hooks = hooksWith(new ScriptedTarget('a', { FileWillBeDownloaded: crash }));
    const refusal = await hooks.fileWillBeDownloaded(context, {} as FileInfo, 'user1', 'file');
    expect(refusal).toMatchObject({ unanswered: { pluginId: 'a', guard: false } });
  });

  it('lets a plugin choose the words of a mail, not whom it goes to', async () => {
    const content = { subject: 'Better', message_text: 'Hello' };
    const hooks = hooksWith(new ScriptedTarget('a', { EmailNotificationWillBeSent: () => [content, ''] }));
    const mail = { recipient_id: 'user1', subject: 'Good' } as EmailNotification;
    expect(await hooks.emailNotificationWillBeSent(mail)).toEqual({
      value: { recipient_id: 'user1', ...content },
    });
  });

  it('shows a reader the posts that plugins gave back, by id, and every other one as it was', async () => {
    const first = { ...post('one'), id: 'first' };
    const second = { ...post('two'), id: 'second' };
    const stranger = { ...post('three'), id: 'stranger' };
    const hooks = hooksWith(
      new ScriptedTarget('a', {
        MessagesWillBeConsumed: () => [{ ...second, message: 'TWO' }, stranger],
        MessagesWillBeConsumedWithContext: () => undefined,
      }),
    );
    const seen = await hooks.messagesWillBeConsumed(context, [first, second]);
    expect(seen).toEqual([first, { ...second, message: 'TWO' }]);
  });

  it('gives every plugin a file from its start, as the ones before it made it', async () => {
    const hooks = hooksWith(
      new ScriptedTarget('a', { FileWillBeUploaded: rewrite((text) => text.toUpperCase()) }),
      new ScriptedTarget('b', {
        FileWillBeUploaded: async (_context: unknown, _info: FileInfo, file: Readable) => {
          await text(file);
          return crash();
        },
      }),
      new ScriptedTarget('c', { FileWillBeUploaded: rewrite((text) => `${text}!`) }),
    );
    const content = new HeldContent('hello');
    const verdict = await hooks.fileWillBeUploaded(context, { name: 'a', size: 5 } as FileInfo, content);
    expect(verdict).toEqual({ value: { name: 'a', size: 6 } });
    expect(content.bytes.toString()).toBe('HELLO!');
  });

  it('stores no file that a plugin refuses', async () => {
    const hooks = hooksWith(new ScriptedTarget('a', { FileWillBeUploaded: () => [undefined, 'a virus'] }));
    expect(await hooks.fileWillBeUploaded(context, {} as FileInfo, new HeldContent('x'))).toEqual({
      rejected: 'a virus',
    });
  });
});

/** A plugin that writes something else in place of a file. */
function rewrite(change: (content: string) => string) {
  return async (_context: unknown, _info: FileInfo, file: Readable, output: Writable) => {
    output.end(change(await text(file)));
    await finished(output);
    return [undefined, ''];
  };
}

class HeldContent implements OfferedContent {
  bytes: Buffer;
  #written: Buffer[] = [];

  constructor(content: string) {
    this.bytes = Buffer.from(content);
  }

  offer() {
    const written: Buffer[] = (this.#written = []);
    const output = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        written.push(chunk);
        done();
      },
    });
    return { file: Readable.from([this.bytes]), output };
  }

  accept() {
    if (this.#written.length === 0) return undefined;
    this.bytes = Buffer.concat(this.#written);
    return this.bytes.length;
  }
}
