/** A post as the server passes it to MessageWillBePosted: a real one, with props. */
export const context = {
  SessionId: 'zjn3b8zqxpfwtc1ogo1qmtzxoa',
  ConnectionId: '',
  RequestId: 'c6wsq8xoeprgmbh41mcw1sgcsh',
  IPAddress: '192.0.2.17',
  AcceptLanguage: 'en-US,en;q=0.9',
  UserAgent:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36',
};

export const post = {
  id: 'n4w39mkc1tf3mrsdeqmyp46dmo',
  create_at: 1763689520123,
  update_at: 1763689520123,
  edit_at: 0,
  delete_at: 0,
  is_pinned: false,
  user_id: 'u1k7n9tq8bd1dkbsqr9s9ahemh',
  channel_id: 'k6y8jrq8jtyn9k53dnqsafijge',
  root_id: '',
  original_id: '',
  message:
    'The build of release-7.2 is **green** again :tada: see https://ci.example.com/jobs/4711 for the whole log.',
  type: '',
  props: {
    from_webhook: 'true',
    override_username: 'ci',
    override_icon_url: 'https://ci.example.com/icon.png',
    build: { number: 4711, branch: 'release-7.2', duration: 83.5, ok: true, steps: ['lint', 'test', 'pack'] },
    mentions: ['@ann', '@bob'],
  },
  hashtags: '#release',
  file_ids: ['f1k7n9tq8bd1dkbsqr9s9ahemh', 'f2k7n9tq8bd1dkbsqr9s9ahemh'],
  pending_post_id: 'u1k7n9tq8bd1dkbsqr9s9ahemh:1763689520000',
  has_reactions: false,
  reply_count: 0,
  last_reply_at: 0,
};

/** What the API answers to GetUser. */
export const user = {
  id: 'u1k7n9tq8bd1dkbsqr9s9ahemh',
  create_at: 1763000000000,
  update_at: 1763689520123,
  delete_at: 0,
  username: 'ann',
  email: 'ann@example.com',
  email_verified: true,
  nickname: 'Ann',
  first_name: 'Ann',
  last_name: 'Example',
  position: 'Builder',
  roles: 'system_user system_admin',
  props: { theme: 'dark' },
  notify_props: { desktop: 'mention', email: 'true', push: 'mention', channel: 'true', first_name: 'false' },
  last_password_update: 1763000000000,
  locale: 'en',
  timezone: { automaticTimezone: 'Europe/Madrid', manualTimezone: '', useAutomaticTimezone: 'true' },
};
