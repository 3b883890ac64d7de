import type { Channel, Post, Team, User } from '@patchbay/contract';
import { NOWHERE, type ChatApp } from '../fixtures/chat-app.ts';
import { ROLES, type Role } from './access-case.ts';

type Person = Exclude<Role, 'anonymous' | 'expired' | 'revoked'>;

/** A place that nobody can log out of: the people of the table, a team, two channels, a post in each. */
export interface World {
  readonly app: ChatApp;
  readonly core: ChatApp['core'];
  readonly people: Readonly<Record<Person, User>>;
  /** Made by `teamAdmin`; everyone but `stranger` and `systemAdmin` is in it. */
  readonly team: Team;
  /** Public, made by `channelAdmin`; everyone of the team is in it. */
  readonly channel: Channel;
  /** Private, made by `channelAdmin`; `self` is in it, nobody else. */
  readonly privateChannel: Channel;
  /** Between `self` and `channelAdmin`. */
  readonly direct: Channel;
  /** By `self`, in the public channel. */
  readonly post: Post;
  /** By `self`, in the private channel. */
  readonly privatePost: Post;
  /** Values of route parameters that a line need not give: of `self`, the team, the public channel, its post. */
  readonly params: Readonly<Record<string, string>>;
  /** Sessions by role; '' for `anonymous`. */
  readonly tokens: Readonly<Record<Role, string>>;
  /** Who asks; `self` where nobody is logged in. */
  personOf(who: Role): User;
  /** Things that no other line touches. */
  readonly fresh: {
    /** Never given out before. */
    name(): string;
    /** An account without team; costs a password's hash, so only where a line needs one. */
    user(): Promise<User>;
    /** Made by `teamAdmin`, with the same people in it as the world's own. */
    team(): Promise<Team>;
    /** In the world's team, made by `channelAdmin`; with the same people in it as the world's own of that type. */
    channel(type?: 'O' | 'P'): Promise<Channel>;
    /** By `self`, in the world's public channel unless told otherwise. */
    post(given?: Partial<Post>): Promise<Post>;
  };
}

/** Fills an empty chat. Sessions are made, not logged in, so that it takes a second and not a minute. */
export async function openWorld(app: ChatApp): Promise<World> {
  const { core } = app;
  let made = 0;
  const name = () => `fresh-${++made}`;
  const account = (username: string) =>
    core.users.create(NOWHERE, {
      username,
      email: `${username}@example.com`,
      password: 'a-long-password',
    });
  // The first account of a server is its administrator.
  const systemAdmin = await account('system-admin');
  const people = {
    systemAdmin,
    stranger: await account('stranger'),
    member: await account('member'),
    self: await account('self'),
    channelAdmin: await account('channel-admin'),
    teamAdmin: await account('team-admin'),
  };
  const teamNamed = async (teamName: string): Promise<Team> => {
    const given = { name: teamName, display_name: teamName, type: 'O' };
    const team = await core.teams.create(NOWHERE, given, people.teamAdmin.id);
    for (const { id } of [people.member, people.self, people.channelAdmin])
      await core.teamMembers.add(NOWHERE, team.id, id);
    return team;
  };
  const team = await teamNamed('engines');
  const channelNamed = async (channelName: string, type: string): Promise<Channel> => {
    const given = { team_id: team.id, name: channelName, display_name: channelName, type };
    const channel = await core.channels.create(NOWHERE, given, people.channelAdmin.id);
    const others = type === 'O' ? [people.member, people.self, people.teamAdmin] : [people.self];
    for (const { id } of others) await core.channelMembers.add(NOWHERE, channel.id, id);
    return channel;
  };
  const channel = await channelNamed('open', 'O');
  const privateChannel = await channelNamed('secret', 'P');
  const direct = await core.channels.direct(NOWHERE, people.self.id, people.channelAdmin.id);
  const post = (given: Partial<Post> = {}) =>
    core.posts.create(NOWHERE, {
      user_id: people.self.id,
      channel_id: channel.id,
      message: name(),
      ...given,
    });
  const posts = { post: await post(), privatePost: await post({ channel_id: privateChannel.id }) };

  return {
    app,
    core,
    people,
    team,
    channel,
    privateChannel,
    direct,
    ...posts,
    params: {
      user_id: people.self.id,
      username: people.self.username,
      email: people.self.email,
      team_id: team.id,
      team_name: team.name,
      channel_id: channel.id,
      channel_name: channel.name,
      post_id: posts.post.id,
      plugin_id: 'demo',
    },
    tokens: await tokensOf(core, people),
    personOf: (who) => (who in people ? people[who as Person] : people.self),
    fresh: {
      name,
      user: () => account(name()),
      team: () => teamNamed(name()),
      channel: (type = 'O') => channelNamed(name(), type),
      post,
    },
  };
}

async function tokensOf(core: ChatApp['core'], people: World['people']): Promise<Record<Role, string>> {
  const tokens: [Role, string][] = [['anonymous', '']];
  for (const [role, user] of Object.entries(people) as [Role, User][])
    tokens.push([role, (await core.sessions.create(user)).token]);
  // Of the administrator, who would be let in everywhere: a dead session is nobody's.
  const expired = await core.sessions.create(people.systemAdmin);
  await core.sessions.extend(expired.id, 1);
  const revoked = await core.sessions.create(people.systemAdmin);
  await core.sessions.revoke(revoked.id);
  tokens.push(['expired', expired.token], ['revoked', revoked.token]);
  const found = Object.fromEntries(tokens) as Record<Role, string>;
  for (const role of ROLES) if (found[role] === undefined) throw new Error(`nobody is ${role}`);
  return found;
}
