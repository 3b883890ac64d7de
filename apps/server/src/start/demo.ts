import type { Core } from '@patchbay/core';
import { SERVER_CONTEXT } from './administrator.ts';

/** Set once the demo's people are there, so that a second start does not bring back what was deleted. */
const DEMO_MARK = 'PatchbayDemoCreated';

const PASSWORD = 'demo-password-1';

const PEOPLE = [
  { username: 'ada', first_name: 'Ada', last_name: 'Lovelace', position: 'Analyst' },
  { username: 'grace', first_name: 'Grace', last_name: 'Hopper', position: 'Rear admiral' },
  { username: 'alan', first_name: 'Alan', last_name: 'Turing', position: 'Mathematician' },
];

const CHANNELS = [
  { name: 'plugins', display_name: 'Plugins', purpose: 'What plugins do to a chat' },
  { name: 'random', display_name: 'Random', purpose: 'Everything else' },
];

const MESSAGES = [
  ['ada', 'plugins', 'This server is for trying: uploads and the developer mode are on.'],
  ['grace', 'plugins', 'Type `/demo` here, or post something and see what the demo plugin makes of it.'],
  ['alan', 'random', 'Everything in the demo is yours to change. Nobody listens but this machine.'],
] as const;

/** The people of the demo, who all share one password; told when the server starts. */
export interface DemoNotice {
  readonly usernames: readonly string[];
  readonly password: string;
}

/** Fills an empty chat with people and channels, once. */
export async function ensureDemo(
  core: Pick<Core, 'users' | 'teams' | 'teamMembers' | 'channels' | 'channelMembers' | 'posts' | 'system'>,
): Promise<DemoNotice> {
  const notice = { usernames: PEOPLE.map(({ username }) => username), password: PASSWORD };
  if (await core.system.get(DEMO_MARK)) return notice;
  const team = await core.teams.getByName('main');
  const users = new Map<string, string>();
  for (const person of PEOPLE) {
    const user = await core.users.create(SERVER_CONTEXT, {
      ...person,
      email: `${person.username}@localhost.localdomain`,
      password: PASSWORD,
    });
    users.set(person.username, user.id);
    await core.teamMembers.add(SERVER_CONTEXT, team.id, user.id);
  }
  const owner = users.get('ada') ?? '';
  for (const wanted of CHANNELS) {
    const channel = await core.channels.create(
      SERVER_CONTEXT,
      { ...wanted, team_id: team.id, type: 'O' },
      owner,
    );
    for (const id of users.values())
      if (id !== owner) await core.channelMembers.add(SERVER_CONTEXT, channel.id, id);
    for (const [author, name, message] of MESSAGES)
      if (name === wanted.name)
        await core.posts.create(SERVER_CONTEXT, {
          user_id: users.get(author) ?? '',
          channel_id: channel.id,
          message,
        });
  }
  await core.system.set(DEMO_MARK, 'true');
  return notice;
}
