import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Post } from '@mattermost/types/posts';
import { cleanup, screen } from '@testing-library/react';
import { GeneralTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { handleCoreEvent } from '../../socket/event-handlers.ts';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { samplePost } from '../../testing/sample-post.ts';
import { logIn } from '../../testing/sample-state.ts';
import { FoundList } from '../search/found-list.tsx';
import { PostRowView } from './post-row-view.tsx';
import { postRows } from './post-rows.ts';

type Odd = Readonly<Record<string, unknown>>;

/** What no field should be. */
const odd = { nothing: null, number: 1e30, name: 'constructor', object: { toString: null } };
const kinds = Object.keys(odd) as (keyof typeof odd)[];

const PROPS =
  'attachments card channel_mentions type override_username override_icon_url override_icon_emoji from_webhook from_bot use_user_icon add_channel_member username message unsafe_links link_preview_removed mentionHighlightDisabled';
const ATTACHMENT =
  'color pretext author_name author_link author_icon title title_link text fields image_url thumb_url footer footer_icon actions';
const ACTION = 'style options data_source default_option disabled cookie';
const METADATA = 'embeds images files emojis reactions redacted_file_count';
const FIELDS =
  'create_at update_at edit_at file_ids reply_count is_pinned participants last_reply_at message type root_id state failed props metadata';
const EMBEDS = 'image opengraph permalink';

const words = (text: string) => text.split(' ');
const all = (names: string, value: unknown): Odd =>
  Object.fromEntries(words(names).map((name) => [name, value]));

/** Posts in which one thing is `value`, and those in which everything below one thing is. */
function posts(value: unknown): Post[] {
  const picture = 'https://a.example/a.png';
  const variants: Odd[] = [
    ...words(FIELDS).map((name) => ({ [name]: value })),
    ...words(PROPS).flatMap((name) => [
      { props: { from_webhook: 'true', [name]: value } },
      { type: 'system_ephemeral', props: { [name]: value } },
    ]),
    ...words('me system_join_channel system_ephemeral_add_to_channel system_header_change custom_x').map(
      (type) => ({ type, props: value }),
    ),
    { message: '~other ~constructor', props: { channel_mentions: value } },
    { message: '~other ~constructor', props: { channel_mentions: { other: value, constructor: value } } },
    { message: '~other', props: { channel_mentions: { other: all('display_name team_name', value) } } },
    { props: { attachments: [{ text: 'x', ...all(ATTACHMENT, value) }] } },
    { props: { attachments: [{ fields: [all('title value short', value)] }] } },
    ...words('button select').map((type) => ({
      props: { attachments: [{ actions: [{ id: 'a', name: 'a', type, ...all(ACTION, value) }] }] },
    })),
    ...words(METADATA).map((name) => ({ metadata: { [name]: value }, message: `![a](${picture}) :smile:` })),
    { metadata: { images: { [picture]: value } }, message: `![a](${picture})` },
    { metadata: { images: { [picture]: { width: value, height: value } } }, message: `![a](${picture})` },
    { metadata: { files: [{ id: 'f', name: value, extension: value }] }, file_ids: ['f'] },
    ...words(EMBEDS).flatMap((type) => [
      { metadata: { embeds: [{ type, url: picture, data: value }] } },
      { metadata: { embeds: [{ type, url: value, data: { title: 'a', images: [value] } }] } },
      {
        metadata: {
          embeds: [{ type, url: picture, data: { post_id: value, post: value, team_name: value } }],
        },
      },
    ]),
  ];
  return variants.map((variant, index) => ({ ...samplePost(`p${index}`), ...variant }) as Post);
}

function withPosts(given: readonly Post[]) {
  const store = createAppStore();
  logIn(store);
  for (const post of given) {
    const message = { event: 'post_edited', data: { post: JSON.stringify(post) }, broadcast: {}, seq: 1 };
    store.dispatch(handleCoreEvent(message as never));
  }
  return store;
}

afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

describe('a post of which something is odd', () => {
  it.each(kinds)('is drawn all the same: %s', (kind) => {
    Client4.getFileInfosForPost = () => Promise.resolve([]);
    const given = posts(odd[kind]);
    const store = withPosts(given);
    const stored = Object.values(store.getState().entities.posts.posts);
    expect(stored.length).toBeGreaterThanOrEqual(given.length - 1);
    renderWithStore(
      <>
        {postRows(stored).map((row) => (
          <PostRowView key={row.key} row={row} />
        ))}
      </>,
      store,
    );
    expect(document.querySelectorAll('.fault-line')).toHaveLength(0);
    expect(document.querySelectorAll('.post').length).toBeGreaterThanOrEqual(stored.length);
  });

  it('is found all the same', () => {
    const found = posts(null).slice(0, words(FIELDS).length);
    renderWithStore(
      <FoundList
        posts={found}
        isLoading={false}
        words={/message/g}
        empty={{ icon: 'magnify', title: 'search.none', text: 'search.noneText' }}
        onRetry={() => undefined}
      />,
      withPosts([]),
    );
    expect(document.querySelectorAll('.fault-line')).toHaveLength(0);
    expect(document.querySelectorAll('.search-item')).toHaveLength(found.length);
  });

  it('leads to nothing that would run', () => {
    const url = 'javascript:alert(1)';
    const embed = (type: string, data: object) => ({ metadata: { embeds: [{ type, url, data }] } });
    const action = {
      props: { attachments: [{ title: 'a', title_link: url, author_name: 'b', author_link: url }] },
    };
    const hostile = [
      embed('image', {}),
      embed('opengraph', { title: 'a', images: [{ url }] }),
      { message: `[a](${url}) ![b](${url})` },
      action,
      { props: { from_webhook: 'true', override_icon_url: url } },
    ].map((more, index) => samplePost(`h${index}`, more as never));
    const store = withPosts([]);
    store.dispatch({
      type: GeneralTypes.CLIENT_CONFIG_RECEIVED,
      data: { EnableLinkPreviews: 'true' },
    });
    renderWithStore(
      <>
        {postRows(hostile).map((row) => (
          <PostRowView key={row.key} row={row} />
        ))}
      </>,
      store,
    );
    expect(document.querySelectorAll('.post-image--broken, .opengraph__title')).toHaveLength(2);
    expect(document.querySelectorAll('[href^="javascript"], [src^="javascript"]')).toHaveLength(0);
  });

  it('that cannot be drawn leaves its own header, and all others, standing', () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    Client4.logClientError = () => Promise.resolve() as never;
    const bad = samplePost('bad', { props: {} });
    Object.defineProperty(bad.props, 'attachments', {
      get: () => {
        throw new Error('hostile');
      },
      enumerable: false,
    });
    const rows = postRows([bad, samplePost('good', { user_id: 'other' })]);
    renderWithStore(
      <>
        {rows.map((row) => (
          <PostRowView key={row.key} row={row} />
        ))}
      </>,
      withPosts([]),
    );
    expect(document.querySelectorAll('.fault-line')).toHaveLength(1);
    expect(document.querySelector('#post_bad .post__header')).not.toBeNull();
    expect(document.querySelector('#post_bad .fault-line')?.textContent).toContain(
      'This message cannot be shown.',
    );
    expect(screen.getByText('message good')).not.toBeNull();
  });
});
