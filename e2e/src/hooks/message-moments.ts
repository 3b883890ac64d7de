import { expect } from '@jest/globals';

import type { Moments } from './moment.ts';
import type { Actor, Stage } from './stage.ts';

const REASON = 'not that word';

const say = (stage: Stage, message: string, by: Actor = stage.alice) =>
  stage.ask(by, 'POST', '/posts', { channel_id: stage.channelId, message });

const stored = async (stage: Stage, id: string) => (await stage.ask(stage.alice, 'GET', `/posts/${id}`)).body;

/** Whether any post of the channel has this text. */
async function isWritten(stage: Stage, message: string): Promise<boolean> {
  const { body } = await stage.ask(stage.alice, 'GET', `/channels/${stage.channelId}/posts`);
  return Object.values(body['posts'] as object).some((post: { message: string }) => post.message === message);
}

/** The hooks of messages, each with a moment of its own. */
export const messageMoments: Moments = {
  MessageWillBePosted: async (stage, plugin) => {
    const word = `will-${plugin.word}`;
    await plugin.tell({ MessageWillBePosted: { match: word, replace: { message: `better ${word}` } } });
    const { status, body, requestId } = await say(stage, word);
    expect({ status, message: body['message'] }).toEqual({ status: 201, message: `better ${word}` });
    expect((await stored(stage, body.id))['message']).toBe(`better ${word}`);
    const [[context, post] = []] = await plugin.callsOf('MessageWillBePosted', word);
    expect(context).toMatchObject({ RequestId: requestId, SessionId: expect.stringMatching(/^\w{26}$/) });
    expect(post).toMatchObject({ user_id: stage.alice.id, channel_id: stage.channelId, message: word });

    await plugin.tell({ MessageWillBePosted: { match: `no-${word}`, reject: REASON } });
    const refused = await say(stage, `no-${word}`);
    expect(refused).toMatchObject({ status: 400, body: { id: `Post rejected by plugin. ${REASON}` } });
    expect(await isWritten(stage, `no-${word}`)).toBe(false);
    expect(await plugin.callsOf('MessageHasBeenPosted', `no-${word}`)).toEqual([]);
  },

  MessageHasBeenPosted: async (stage, plugin) => {
    const word = `has-${plugin.word}`;
    const { body, requestId } = await say(stage, word);
    const [context, post] = await plugin.called('MessageHasBeenPosted', word);
    expect(context).toMatchObject({ RequestId: requestId });
    expect(post).toMatchObject({ id: body.id, message: word, create_at: body['create_at'] });
    const order = (await plugin.calls())
      .filter(({ args }) => JSON.stringify(args).includes(word))
      .map(({ hook }) => hook);
    expect(order.indexOf('MessageWillBePosted')).toBeLessThan(order.indexOf('MessageHasBeenPosted'));
  },

  MessageWillBeUpdated: async (stage, plugin) => {
    const word = `change-${plugin.word}`;
    const { body } = await say(stage, `before ${word}`);
    const change = (message: string) => stage.ask(stage.alice, 'PUT', `/posts/${body.id}/patch`, { message });
    await plugin.tell({ MessageWillBeUpdated: { match: word, replace: { message: `better ${word}` } } });
    expect(await change(`after ${word}`)).toMatchObject({ status: 200, body: { message: `better ${word}` } });
    const [[, post, old] = []] = await plugin.callsOf('MessageWillBeUpdated', word);
    expect([post, old]).toMatchObject([
      { id: body.id, message: `after ${word}` },
      { id: body.id, message: `before ${word}` },
    ]);
    await plugin.tell({ MessageWillBeUpdated: { match: word, reject: REASON } });
    const refused = await change(`again ${word}`);
    expect(refused).toMatchObject({ status: 400, body: { id: `Post rejected by plugin. ${REASON}` } });
    expect((await stored(stage, body.id))['message']).toBe(`better ${word}`);
  },

  MessageHasBeenUpdated: async (stage, plugin) => {
    const word = `changed-${plugin.word}`;
    const { body } = await say(stage, `before ${word}`);
    await stage.ask(stage.alice, 'PUT', `/posts/${body.id}/patch`, { message: `after ${word}` });
    const [, post, old] = await plugin.called('MessageHasBeenUpdated', word);
    expect([post, old]).toMatchObject([{ message: `after ${word}` }, { message: `before ${word}` }]);
  },

  MessageHasBeenDeleted: async (stage, plugin) => {
    const { body } = await say(stage, `gone-${plugin.word}`);
    const { requestId } = await stage.ask(stage.alice, 'DELETE', `/posts/${body.id}`);
    const [context, post] = await plugin.called('MessageHasBeenDeleted', body.id);
    expect(context).toMatchObject({ RequestId: requestId });
    expect(post).toMatchObject({ id: body.id, user_id: stage.alice.id });
  },

  MessagesWillBeConsumed: async (stage, plugin) => {
    const word = `read-${plugin.word}`;
    const { body } = await say(stage, word);
    await plugin.tell({ MessagesWillBeConsumed: { match: word, replace: { message: 'shown otherwise' } } });
    expect((await stored(stage, body.id))['message']).toBe('shown otherwise');
    await plugin.tell({});
    expect((await stored(stage, body.id))['message']).toBe(word);
  },

  MessagesWillBeConsumedWithContext: async (stage, plugin) => {
    const word = `reader-${plugin.word}`;
    const { body } = await say(stage, word);
    await plugin.tell({
      MessagesWillBeConsumedWithContext: { match: word, replace: { message: 'shown to you' } },
    });
    const { body: shown, requestId } = await stage.ask(stage.alice, 'GET', `/posts/${body.id}`);
    expect(shown['message']).toBe('shown to you');
    const calls = await plugin.callsOf('MessagesWillBeConsumedWithContext', word);
    expect(calls.at(-1)).toMatchObject([{ RequestId: requestId }, [{ id: body.id }]]);
  },

  ReactionHasBeenAdded: async (stage, plugin) => {
    const { body } = await say(stage, `liked-${plugin.word}`);
    const reaction = { user_id: stage.alice.id, post_id: body.id, emoji_name: 'smile' };
    const { requestId } = await stage.ask(stage.alice, 'POST', '/reactions', reaction);
    const [context, added] = await plugin.called('ReactionHasBeenAdded', body.id);
    expect([context, added]).toMatchObject([{ RequestId: requestId }, reaction]);
  },

  ReactionHasBeenRemoved: async (stage, plugin) => {
    const { body } = await say(stage, `unliked-${plugin.word}`);
    const reaction = { user_id: stage.alice.id, post_id: body.id, emoji_name: 'smile' };
    await stage.ask(stage.alice, 'POST', '/reactions', reaction);
    const path = `/users/${stage.alice.id}/posts/${body.id}/reactions/smile`;
    expect(await stage.ask(stage.alice, 'DELETE', path)).toMatchObject({ status: 200 });
    const [, removed] = await plugin.called('ReactionHasBeenRemoved', body.id);
    expect(removed).toMatchObject(reaction);
  },
};
