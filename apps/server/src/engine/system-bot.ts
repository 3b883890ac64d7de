import type { Context } from '@patchbay/contract';
import { newId, type Core } from '@patchbay/core';

/** The account that Mattermost's server speaks as. */
const SYSTEM_BOT = { username: 'system-bot', display_name: 'System' };

export type SpokenFor = Pick<Core, 'bots' | 'channels' | 'posts' | 'users'>;

/** What the server says of its own accord goes out under this context. */
export function serverContext(): Context {
  return {
    SessionId: '',
    ConnectionId: '',
    RequestId: newId(),
    IPAddress: '',
    AcceptLanguage: '',
    UserAgent: '',
  };
}

/** The account's id; it is made when it is needed first. @param ownerId whose it is then */
export async function systemBot(core: Pick<SpokenFor, 'bots' | 'users'>, ownerId: string): Promise<string> {
  const { username } = SYSTEM_BOT;
  const [existing] = await core.users.getByUsernames([username]);
  if (existing && !existing.is_bot) throw new Error(`the name ${username} belongs to a person`);
  return (
    existing?.id ?? (await core.bots.create(serverContext(), { ...SYSTEM_BOT, owner_id: ownerId })).user_id
  );
}

/** Says something to one person, in a direct message. */
export async function sayTo(core: SpokenFor, botId: string, userId: string, message: string): Promise<void> {
  const context = serverContext();
  const channel = await core.channels.direct(context, botId, userId);
  await core.posts.create(context, { channel_id: channel.id, user_id: botId, message }, { setOnline: false });
}
