const LONG_WORD = 'Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichenverwaltung'.repeat(2);
const LONG_URL = `https://example.com/${'a-very-long-path/'.repeat(12)}index.html?and=a&long=query`;
const SQL = `SELECT plugin, version, state, started_at, restarts, last_crash_reason FROM plugins WHERE state <> 'running' ORDER BY plugin;`;
const WIDE = `| ${'Name | Version | State | Memory | Calls | Failures | Since |'}\n|${' --- |'.repeat(7)}\n| com.example.weather | 1.20.3 | running | 48 MB | 12,345 | 0 | last Tuesday |`;
const ATTACHMENTS = [
  {
    color: '#2e8555',
    pretext: 'The build is done.',
    author_name: 'Builder',
    title: 'main #128',
    title_link: 'https://example.com/builds/128',
    text: 'All **214** tests passed.',
    fields: [
      { title: 'Took', value: '4 min 12 s', short: true },
      { title: 'By', value: '@ada', short: true },
    ],
    actions: [
      {
        id: 'again',
        name: 'Build again',
        type: 'button',
        integration: { url: '/plugins/com.patchbay.demo/again' },
      },
      {
        id: 'where',
        name: 'Deploy to',
        type: 'select',
        integration: { url: '/plugins/com.patchbay.demo/deploy' },
        options: [{ text: 'Staging', value: 'staging' }],
      },
    ],
    footer: 'Builds',
  },
];

/**
 * What is hard to draw, in the channel `design`, and one of each integration.
 *
 * @param {(method: string, path: string, body?: unknown) => Promise<{ id: string }>} ask
 * @param {{ teamId: string, userId: string }} of
 */
export async function fillMore(ask, { teamId, userId }) {
  const design = await ask('GET', `/teams/${teamId}/channels/name/design`);
  await ask('PUT', `/channels/${design.id}/patch`, {
    header:
      'What it looks like :art: | [Guidelines](https://example.com/guidelines) | next review on Thursday',
    purpose: 'Where we talk about what the product looks like.',
  });
  const say = (/** @type {string} */ message, more = {}) =>
    ask('POST', '/posts', { channel_id: design.id, message, ...more });
  await say(`A long word: ${LONG_WORD}\nand a long address: ${LONG_URL}`);
  await say(`\`\`\`sql\n${SQL}\n\`\`\``);
  await say(WIDE);
  await say(
    '# A heading\n## A smaller one\n- a list\n  - in a list\n- [ ] a task\n- [x] one that is done\n\n> A quote',
  );
  await say('', { props: { attachments: ATTACHMENTS } });
  const pinned = await say('This one is pinned and saved. :sunglasses:');
  await ask('POST', `/posts/${pinned.id}/pin`);
  await ask('PUT', `/users/${userId}/preferences`, [
    { user_id: userId, category: 'flagged_post', name: pinned.id, value: 'true' },
    // What is typed in one window is not brought into the other one.
    { user_id: userId, category: 'advanced_settings', name: 'sync_drafts', value: 'false' },
  ]);
  await ask('PUT', `/posts/${pinned.id}/patch`, {
    message: 'This one is pinned, saved and edited. :sunglasses:',
  });
  await ask('POST', '/posts/ephemeral', {
    user_id: userId,
    post: { channel_id: design.id, message: 'Only you see this.' },
  });
  await ask('POST', '/hooks/incoming', {
    channel_id: design.id,
    display_name: 'Weather',
    description: 'Posts the weather of the day, every morning.',
  });
  await ask('POST', '/hooks/outgoing', {
    team_id: teamId,
    channel_id: design.id,
    display_name: 'Tickets',
    trigger_words: ['ticket'],
    callback_urls: ['https://example.com/tickets'],
  });
  await ask('POST', '/commands', {
    team_id: teamId,
    trigger: 'weather',
    method: 'P',
    url: 'https://example.com/weather',
    display_name: 'Weather',
    auto_complete: true,
    auto_complete_desc: 'What the weather is like',
    auto_complete_hint: '[town]',
  });
}
