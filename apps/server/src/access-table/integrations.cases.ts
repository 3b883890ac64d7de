import { NOWHERE } from '../fixtures/chat-app.ts';
import { ADMIN, PRIVATE, SELF, TEAM, TEAM_ADMINS, USERS, on, type AccessCase } from './access-case.ts';
import type { World } from './world.ts';

const PROGRAM = 'http://program.invalid/run';
const SET = { userId: '' };

const command = async ({ core, fresh, people, team }: World) =>
  core.customCommands.create({
    team_id: team.id,
    trigger: fresh.name(),
    method: 'P',
    url: PROGRAM,
    creator_id: people.teamAdmin.id,
  });

const commandBody = ({ fresh, team }: World) => ({
  team_id: team.id,
  trigger: fresh.name(),
  method: 'P',
  url: PROGRAM,
});

const hookInput = { display_name: 'x', description: '', username: '', icon_url: '', channel_locked: false };

const incoming = async ({ channel, core, people }: World) =>
  core.incomingWebhooks.create(people.teamAdmin.id, channel, hookInput);

const outgoingInput = (word: string) => ({
  ...hookInput,
  channel_id: '',
  trigger_words: [word],
  trigger_when: 0,
  callback_urls: [PROGRAM],
  content_type: '',
});

const outgoing = async ({ core, fresh, people, team }: World) =>
  core.outgoingWebhooks.create(people.teamAdmin.id, team.id, outgoingInput(fresh.name()));

const application = { name: 'x', homepage: 'https://x.invalid', callback_urls: ['https://x.invalid/back'] };

const oauthApp = async ({ core, people }: World) => {
  await core.config.patch({ ServiceSettings: { EnableOAuthServiceProvider: true } }, SET);
  return core.oauthApps.create({ ...application, creator_id: people.systemAdmin.id });
};

/** A post with a button that nobody answers: who may press it gets as far as a plugin that is not there. */
const button = async ({ core, people }: World, channelId: string) =>
  core.posts.create(NOWHERE, {
    channel_id: channelId,
    user_id: people.self.id,
    props: {
      attachments: [
        { actions: [{ id: 'go', type: 'button', name: 'Go', integration: { url: 'no address' } }] },
      ],
    },
  });

export const integrationCases: readonly AccessCase[] = [
  on('POST /commands', TEAM_ADMINS, (world) => ({ body: commandBody(world) })),
  on(
    'GET /commands/:command_id',
    TEAM_ADMINS,
    async (world) => ({ params: { command_id: (await command(world)).id } }),
    {
      denied: 404,
    },
  ),
  on(
    'PUT /commands/:command_id',
    TEAM_ADMINS,
    async (world) => {
      const made = await command(world);
      return { params: { command_id: made.id }, body: { ...commandBody(world), id: made.id } };
    },
    { denied: 404 },
  ),
  on('PUT /commands/:command_id/move', TEAM_ADMINS, async (world) => ({
    params: { command_id: (await command(world)).id },
    body: { team_id: world.team.id },
  })),
  on(
    'PUT /commands/:command_id/regen_token',
    TEAM_ADMINS,
    async (world) => ({ params: { command_id: (await command(world)).id }, body: {} }),
    { denied: 404 },
  ),
  on(
    'DELETE /commands/:command_id',
    TEAM_ADMINS,
    async (world) => ({ params: { command_id: (await command(world)).id } }),
    { denied: 404 },
  ),
  on(
    'POST /posts/:post_id/actions/:action_id',
    TEAM,
    async (world) => ({
      params: { post_id: (await button(world, world.channel.id)).id, action_id: 'go' },
      body: {},
    }),
    { ok: 400 },
  ),
  on(
    'POST /posts/:post_id/actions/:action_id',
    PRIVATE,
    async (world) => ({
      params: { post_id: (await button(world, world.privateChannel.id)).id, action_id: 'go' },
      body: {},
    }),
    { ok: 400 },
  ),
  on('POST /actions/dialogs/execute', TEAM, ({ channel }) => ({
    body: { url: '/plugins/demo/', channel_id: channel.id },
  })),
  on('POST /actions/dialogs/lookup', TEAM, ({ channel }) => ({
    body: { url: '/plugins/demo/', channel_id: channel.id },
  })),
  on('POST /actions/dialogs/lookup', PRIVATE, ({ privateChannel }) => ({
    body: { url: '/plugins/demo/', channel_id: privateChannel.id },
  })),
  on('POST /hooks/incoming', TEAM_ADMINS, ({ channel }) => ({ body: { channel_id: channel.id } })),
  on('GET /hooks/incoming', TEAM_ADMINS, ({ team }) => ({ query: `?team_id=${team.id}` })),
  on('GET /hooks/incoming', ADMIN),
  on('GET /hooks/incoming/:hook_id', TEAM_ADMINS, async (world) => ({
    params: { hook_id: (await incoming(world)).id },
  })),
  on('PUT /hooks/incoming/:hook_id', TEAM_ADMINS, async (world) => {
    const { id } = await incoming(world);
    return { params: { hook_id: id }, body: { id } };
  }),
  on('DELETE /hooks/incoming/:hook_id', TEAM_ADMINS, async (world) => ({
    params: { hook_id: (await incoming(world)).id },
  })),
  on('POST /hooks/outgoing', TEAM_ADMINS, ({ fresh, team }) => ({
    body: { team_id: team.id, trigger_words: [fresh.name()], callback_urls: [PROGRAM] },
  })),
  on('GET /hooks/outgoing', TEAM_ADMINS, ({ team }) => ({ query: `?team_id=${team.id}` })),
  on('GET /hooks/outgoing', ADMIN),
  on('GET /hooks/outgoing/:hook_id', TEAM_ADMINS, async (world) => ({
    params: { hook_id: (await outgoing(world)).id },
  })),
  on('PUT /hooks/outgoing/:hook_id', TEAM_ADMINS, async (world) => {
    const { id } = await outgoing(world);
    const body = { id, trigger_words: [world.fresh.name()], callback_urls: [PROGRAM] };
    return { params: { hook_id: id }, body };
  }),
  on('POST /hooks/outgoing/:hook_id/regen_token', TEAM_ADMINS, async (world) => ({
    params: { hook_id: (await outgoing(world)).id },
  })),
  on('DELETE /hooks/outgoing/:hook_id', TEAM_ADMINS, async (world) => ({
    params: { hook_id: (await outgoing(world)).id },
  })),
  on('POST /oauth/apps', ADMIN, async (world) => {
    await oauthApp(world);
    return { body: application };
  }),
  on('GET /oauth/apps', ADMIN),
  on('GET /oauth/apps/:app_id', ADMIN, async (world) => ({ params: { app_id: (await oauthApp(world)).id } })),
  on('GET /oauth/apps/:app_id/info', USERS, async (world) => ({
    params: { app_id: (await oauthApp(world)).id },
  })),
  on('PUT /oauth/apps/:app_id', ADMIN, async (world) => {
    const { id } = await oauthApp(world);
    return { params: { app_id: id }, body: { ...application, id } };
  }),
  on('POST /oauth/apps/:app_id/regen_secret', ADMIN, async (world) => ({
    params: { app_id: (await oauthApp(world)).id },
  })),
  on('DELETE /oauth/apps/:app_id', ADMIN, async (world) => ({
    params: { app_id: (await oauthApp(world)).id },
  })),
  on('GET /users/:user_id/oauth/apps/authorized', SELF),
];
