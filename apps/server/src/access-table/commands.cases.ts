import { EVERYBODY, PRIVATE, TEAM, on, type AccessCase } from './access-case.ts';

export const commandCases: readonly AccessCase[] = [
  on('GET /commands', TEAM, ({ team }) => ({ query: `?team_id=${team.id}` })),
  on('POST /commands/execute', TEAM, ({ channel }) => ({
    body: { command: '/away', channel_id: channel.id },
  })),
  on('POST /commands/execute', PRIVATE, ({ privateChannel }) => ({
    body: { command: '/away', channel_id: privateChannel.id },
  })),
  on('GET /teams/:team_id/commands/autocomplete', TEAM),
  on('GET /teams/:team_id/commands/autocomplete_suggestions', TEAM, () => ({
    query: '?user_input=/a',
  })),
  // The trigger is the credential, and this one is nobody's.
  on(
    'POST /actions/dialogs/open',
    EVERYBODY,
    () => ({ body: { trigger_id: 'none', url: '/plugins/demo/', dialog: {} } }),
    { ok: 400 },
  ),
  on('POST /actions/dialogs/submit', TEAM, ({ channel }) => ({
    body: { url: '/plugins/demo/', channel_id: channel.id },
  })),
  on('POST /actions/dialogs/submit', PRIVATE, ({ privateChannel }) => ({
    body: { url: '/plugins/demo/', channel_id: privateChannel.id },
  })),
];
