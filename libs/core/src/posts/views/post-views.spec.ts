import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Channel, Post, PostMetadata, Session, Team, User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../../fixtures/test-core.ts';
import { silentHooks } from '../../hooks/silent-hooks.ts';
import { fill } from '../../model/fill.ts';

const SITE = 'https://chat.example.com';
const PAGE =
  '<html><head><meta property="og:title" content="A &amp; B"><meta property="og:image" content="/p.png">';

describe('what a reader sees of posts', () => {
  let test: TestCore;
  let ada: User;
  let bob: User;
  let team: Team;
  let open: Channel;
  let secret: Channel;
  let pages: Server;
  let address: string;
  let asked: string[] = [];

  beforeAll(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    bob = await test.user('bob');
    team = await test.team('engines', ada);
    await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
    open = await test.townSquare(team);
    secret = await test.core.channels.create(
      CONTEXT,
      { team_id: team.id, name: 'secret', display_name: 'Secret', type: 'P' },
      ada.id,
    );
    pages = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('Content-Type', 'text/html').end(PAGE);
    });
    await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
    await test.core.config.patch(
      { ServiceSettings: { SiteURL: SITE, AllowedUntrustedInternalConnections: '127.0.0.1' } },
      { userId: ada.id },
    );
  });

  afterAll(async () => {
    await test.close();
    await new Promise((resolve) => pages.close(resolve));
  });

  const post = (message: string, more: Partial<Post> = {}) =>
    test.core.posts.create(CONTEXT, { channel_id: open.id, user_id: ada.id, message, ...more });
  const seen = async (given: Post, by: User = bob): Promise<Post & { metadata: PostMetadata }> => {
    const shown = await test.core.postViews.one(await test.core.posts.get(given.id, true), { userId: by.id });
    return shown as Post & { metadata: PostMetadata };
  };

  it('has no embeds where there is nothing to embed', async () => {
    expect((await seen(await post('plain'))).metadata).toMatchObject({
      embeds: [],
      reactions: [],
      files: [],
    });
  });

  it('shows another post that is named, to those who may read it', async () => {
    const hidden = await post('the plan', { channel_id: secret.id });
    const naming = await post(`look: ${SITE}/engines/pl/${hidden.id}`);
    expect((await seen(naming, ada)).metadata.embeds).toEqual([
      expect.objectContaining({
        type: 'permalink',
        data: expect.objectContaining({
          post_id: hidden.id,
          team_name: 'engines',
          channel_display_name: 'Secret',
          post: expect.objectContaining({ message: 'the plan' }),
        }),
      }),
    ]);
    expect(JSON.stringify(await seen(naming, bob))).not.toContain('the plan');
    expect((await seen(naming, bob)).metadata.embeds).toEqual([]);
  });

  it('shows the event of a post with what it names to those alone who may read that', async () => {
    const hidden = await post('the plan', { channel_id: secret.id });
    await test.heard();
    await post(`look: ${SITE}/engines/pl/${hidden.id}`);
    await test.core.events.drained();
    const events = test.events.filter(({ event }) => event === 'posted');
    const seenBy = (user: User) =>
      events.filter(({ receives }) =>
        receives({ connectionId: 'c', session: fill<Session>('model.Session', { user_id: user.id }) }),
      );
    expect(seenBy(ada).map(({ data }) => String(data['post']).includes('the plan'))).toEqual([true]);
    expect(seenBy(bob).map(({ data }) => String(data['post']).includes('the plan'))).toEqual([false]);
  });

  it('shows no third post within the one that is named, and nothing of one that was deleted', async () => {
    const first = await post('the first');
    const second = await post(`second: ${SITE}/engines/pl/${first.id}`);
    const third = await post(`third: ${SITE}/engines/pl/${second.id}`);
    expect(JSON.stringify(await seen(third))).not.toContain('the first');
    await test.core.posts.delete(CONTEXT, second.id, ada.id);
    expect((await seen(third)).metadata.embeds).toEqual([]);
    expect(await seen(second)).toMatchObject({ message: '', props: {} });
    expect(JSON.stringify((await seen(second)).props)).not.toContain(ada.id);
  });

  it('shows what a page says of itself once it was asked, and asks it once', async () => {
    asked = [];
    const linking = await post(`${address}/page`);
    await seen(linking);
    await test.core.linkPreviews.asked([{ url: `${address}/page`, at: linking.create_at }]);
    await test.core.postBroadcast.settled();
    expect(JSON.parse(String((await test.last('post_edited')).data['post']))).toMatchObject({
      id: linking.id,
      edit_at: 0,
      metadata: { embeds: [{ type: 'opengraph' }] },
    });
    expect((await seen(linking)).metadata.embeds).toEqual([
      {
        type: 'opengraph',
        url: `${address}/page`,
        data: expect.objectContaining({
          title: 'A & B',
          images: [expect.objectContaining({ url: `${address}/p.png` })],
        }),
      },
    ]);
    expect(asked).toEqual(['/page']);
  });

  it('asks no server where previews are off', async () => {
    asked = [];
    await test.core.config.patch({ ServiceSettings: { EnableLinkPreviews: false } }, { userId: ada.id });
    expect((await seen(await post(`${address}/off`))).metadata.embeds).toEqual([]);
    await test.core.config.patch({ ServiceSettings: { EnableLinkPreviews: true } }, { userId: ada.id });
    expect(asked).toEqual([]);
  });

  it('has the attachments of integrations, without what their buttons call', async () => {
    const action = {
      id: 'a',
      name: 'Do',
      integration: { url: 'http://inside', context: { token: 'hidden' } },
    };
    const made = await post('', { props: { attachments: [{ text: 'card', actions: [action, 'odd'] }, 7] } });
    const shown = await seen(made);
    expect(shown.metadata.embeds).toEqual([{ type: 'message_attachment', url: '' }]);
    expect(shown.props['attachments']).toEqual([{ text: 'card', actions: [{ id: 'a', name: 'Do' }] }]);
    expect(JSON.stringify(shown)).not.toContain('hidden');
  });

  it('is what plugins make of it', async () => {
    test.core.attachHooks({
      ...silentHooks,
      messagesWillBeConsumed: (context, posts) =>
        Promise.resolve(posts.map((each) => ({ ...each, message: `${each.message}, read` }))),
    });
    const made = await post('said');
    expect((await seen(made)).message).toBe('said, read');
    expect((await test.core.posts.get(made.id)).message).toBe('said');
    test.core.attachHooks(silentHooks);
  });
});
