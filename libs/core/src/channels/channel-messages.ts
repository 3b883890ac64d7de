import type { Context, Post, Team, User } from '@patchbay/contract';
import type { Logger } from '../logger.ts';
import type { PostService } from '../posts/post.service.ts';

type Props = Record<string, unknown>;

/** What a channel says by itself: who comes and goes, what was changed. That it cannot be said never stops it. */
export class ChannelMessages {
  readonly #posts: Pick<PostService, 'create'>;
  readonly #logger: Logger;

  constructor(posts: Pick<PostService, 'create'>, logger: Logger) {
    this.#posts = posts;
    this.#logger = logger;
  }

  joinedChannel(context: Context, channelId: string, user: User): Promise<boolean> {
    const text = `${user.username} joined the channel.`;
    return this.#say(context, channelId, user.id, 'system_join_channel', text, nameOf(user));
  }

  joinedTeam(context: Context, channelId: string, user: User): Promise<boolean> {
    const text = `${user.username} joined the team.`;
    return this.#say(context, channelId, user.id, 'system_join_team', text, nameOf(user));
  }

  added(context: Context, channelId: string, user: User, actor: User): Promise<boolean> {
    const text = `${user.username} added to the channel by ${actor.username}.`;
    return this.#say(context, channelId, actor.id, 'system_add_to_channel', text, addedBy(user, actor));
  }

  addedToTeam(context: Context, channelId: string, user: User, actor: User): Promise<boolean> {
    const text = `${user.username} added to the team by ${actor.username}.`;
    return this.#say(context, channelId, actor.id, 'system_add_to_team', text, addedBy(user, actor));
  }

  /** With an @, so that it counts as naming them though they are gone. */
  left(context: Context, channelId: string, user: User): Promise<boolean> {
    const text = `@${user.username} has left the channel.`;
    return this.#say(context, channelId, user.id, 'system_leave_channel', text, nameOf(user));
  }

  removed(context: Context, channelId: string, user: User, actorId: string): Promise<boolean> {
    const text = `@${user.username} was removed from the channel.`;
    return this.#say(context, channelId, actorId, 'system_remove_from_channel', text, {
      removedUserId: user.id,
      removedUsername: user.username,
    });
  }

  leftTeam(context: Context, channelId: string, user: User): Promise<boolean> {
    const text = `@${user.username} has left the team.`;
    return this.#say(context, channelId, user.id, 'system_leave_team', text, nameOf(user));
  }

  removedFromTeam(context: Context, channelId: string, user: User): Promise<boolean> {
    const text = `@${user.username} was removed from the team.`;
    return this.#say(context, channelId, user.id, 'system_remove_from_team', text, nameOf(user));
  }

  headerChanged(
    context: Context,
    channelId: string,
    user: User,
    before: string,
    after: string,
  ): Promise<boolean> {
    const props = { ...nameOf(user), old_header: before, new_header: after };
    const text = changed(user, 'channel header', before, after);
    return this.#say(context, channelId, user.id, 'system_header_change', text, props);
  }

  purposeChanged(
    context: Context,
    channelId: string,
    user: User,
    before: string,
    after: string,
  ): Promise<boolean> {
    const props = { ...nameOf(user), old_purpose: before, new_purpose: after };
    const text = changed(user, 'channel purpose', before, after);
    return this.#say(context, channelId, user.id, 'system_purpose_change', text, props);
  }

  renamed(context: Context, channelId: string, user: User, before: string, after: string): Promise<boolean> {
    const props = { ...nameOf(user), old_displayname: before, new_displayname: after };
    const text = changed(user, 'channel name', before, after);
    return this.#say(context, channelId, user.id, 'system_displayname_change', text, props);
  }

  madePublic(context: Context, channelId: string, user: User): Promise<boolean> {
    const text = 'This channel is public now: everyone in the team can join it.';
    return this.#say(context, channelId, user.id, 'system_change_chan_privacy', text, nameOf(user));
  }

  madePrivate(context: Context, channelId: string, user: User): Promise<boolean> {
    const text = 'This channel is private now.';
    return this.#say(context, channelId, user.id, 'system_change_chan_privacy', text, nameOf(user));
  }

  archived(context: Context, channelId: string, user: User): Promise<boolean> {
    const text = `${user.username} archived the channel.`;
    return this.#say(context, channelId, user.id, 'system_channel_deleted', text, nameOf(user));
  }

  restored(context: Context, channelId: string, user: User): Promise<boolean> {
    const text = `${user.username} unarchived the channel.`;
    return this.#say(context, channelId, user.id, 'system_channel_restored', text, nameOf(user));
  }

  moved(context: Context, channelId: string, user: User, from: Team): Promise<boolean> {
    const text = `This channel was moved to this team from ${from.name}.`;
    return this.#say(context, channelId, user.id, 'system_move_channel', text, nameOf(user));
  }

  /** Clients write their own text from the ids. */
  converted(context: Context, channelId: string, user: User, members: readonly User[]): Promise<boolean> {
    const names = members.map((member) => member.username).join(', ');
    const text = `${user.username} made this private channel of a group message with ${names}.`;
    return this.#say(context, channelId, user.id, 'system_gm_to_channel', text, {
      convertedByUserId: user.id,
      gmMembersDuringConversionIDs: members.map((member) => member.id),
    });
  }

  async #say(
    context: Context,
    channelId: string,
    userId: string,
    type: string,
    message: string,
    props: Props,
  ): Promise<boolean> {
    const post: Partial<Post> = { channel_id: channelId, user_id: userId, type, message, props };
    try {
      await this.#posts.create(context, post, { setOnline: false });
      return true;
    } catch (error) {
      this.#logger.warn('A channel could not say what happened to it', {
        channel_id: channelId,
        type,
        error: String(error),
      });
      return false;
    }
  }
}

const nameOf = (user: User): Props => ({ username: user.username });

const addedBy = (user: User, actor: User): Props => ({
  userId: actor.id,
  username: actor.username,
  addedUserId: user.id,
  addedUsername: user.username,
});

function changed(user: User, what: string, before: string, after: string): string {
  if (after === '') return `${user.username} removed the ${what} (was: ${before})`;
  if (before === '') return `${user.username} updated the ${what} to: ${after}`;
  return `${user.username} updated the ${what} from: ${before} to: ${after}`;
}
