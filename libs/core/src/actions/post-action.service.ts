import type { Context, Post } from '@patchbay/contract';
import { z } from 'zod';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { TriggerIds } from '../commands/trigger-ids.ts';
import { refuse } from '../errors.ts';
import { slackLinksToMarkdown } from '../integrations/slack-text.ts';
import type { EphemeralService } from '../posts/ephemeral.service.ts';
import type { PostRepository } from '../posts/post.repository.ts';
import type { PostService } from '../posts/post.service.ts';
import type { TeamRepository } from '../teams/team.repository.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { ActionCookie, ActionCookies } from './action-cookies.ts';
import { actionOf, integrationOf, preservedProps } from './post-actions.ts';

export interface PostActionParts {
  readonly cookies: ActionCookies;
  readonly triggers: TriggerIds;
  readonly posts: PostService;
  readonly postRows: PostRepository;
  readonly channels: ChannelRepository;
  readonly teams: TeamRepository;
  readonly users: UserRepository;
  readonly ephemeral: EphemeralService;
}

export interface PostActionRequest {
  readonly postId: string;
  readonly actionId: string;
  readonly userId: string;
  readonly selectedOption: string;
  /** Opened by `cookies.read`, where the client sent one. */
  readonly cookie?: ActionCookie | undefined;
}

/** Calls an integration, a plugin's or one outside, as the person who acted; gives the text of its answer. */
export type CallIntegration = (url: string, body: unknown) => Promise<string>;

/** What an integration may answer to an action. */
const Answer = z.looseObject({
  update: z.looseObject({}).nullish(),
  ephemeral_text: z.string().nullish(),
  skip_slack_parsing: z.boolean().nullish(),
});

/** What is known of an action before anybody is asked. */
interface Act extends Omit<ActionCookie, 'integration'> {
  readonly integration: { url: string; context: Record<string, unknown> };
  /** The stored post; undefined for one that only its reader has. */
  readonly post?: Post;
}

/** Buttons and menus of posts: what is pressed goes to whoever put them there, and what they answer is done. */
export class PostActionService {
  readonly #parts: PostActionParts;

  constructor(parts: PostActionParts) {
    this.#parts = parts;
  }

  /** Does one action and gives the client's half of its trigger, with which a dialog may follow. */
  async act(context: Context, asked: PostActionRequest, call: CallIntegration): Promise<string> {
    const act = await this.#find(asked);
    const { clientTriggerId, triggerId } = this.#parts.triggers.make(asked.userId);
    const said = await call(act.integration.url, await this.#request(act, asked, triggerId));
    const answer = read(said);
    if (answer.update) await this.#update(context, asked.postId, act, answer.update as Partial<Post>);
    if (answer.ephemeral_text)
      this.#tell(asked.userId, act, answer.ephemeral_text, answer.skip_slack_parsing);
    return clientTriggerId;
  }

  /** A stored post says itself what its actions call; a cookie counts for those that are not stored. */
  async #find({ actionId, cookie, postId }: PostActionRequest): Promise<Act> {
    const post = await this.#parts.postRows.byId(postId);
    if (post && post.delete_at === 0) {
      const action = actionOf(post, actionId);
      const integration = action && integrationOf(action);
      if (!action || !integration)
        throw refuse('api.post.do_action.action_id.app_error', 'DoPostActionWithCookie');
      const { remove, retain } = preservedProps(post);
      return {
        post,
        type: String(action.type ?? ''),
        post_id: post.id,
        root_post_id: post.root_id || post.id,
        channel_id: post.channel_id,
        data_source: String(action.data_source ?? ''),
        integration,
        retain_props: retain,
        remove_props: remove,
      };
    }
    if (!cookie) throw refuse('app.post.get.app_error', 'DoPostActionWithCookie');
    if (!cookie.integration) throw notAnAction('its cookie names no integration');
    if (cookie.post_id !== postId) throw notAnAction('its cookie belongs to another post');
    return { ...cookie, integration: cookie.integration };
  }

  async #request(act: Act, asked: PostActionRequest, triggerId: string): Promise<Record<string, unknown>> {
    const channel = await this.#parts.channels.byId(act.channel_id);
    if (!channel) throw refuse('app.channel.get.existing.app_error', 'DoPostActionWithCookie');
    const user = await this.#parts.users.byId(asked.userId);
    if (!user) throw refuse('app.user.missing_account.const', 'DoPostActionWithCookie');
    const team = channel.team_id === '' ? undefined : await this.#parts.teams.byId(channel.team_id);
    const chosen = act.type === 'select' && asked.selectedOption !== '';
    return {
      user_id: user.id,
      user_name: user.username,
      channel_id: channel.id,
      channel_name: channel.name,
      team_id: channel.team_id,
      team_domain: team?.name ?? '',
      post_id: asked.postId,
      trigger_id: triggerId,
      type: act.type,
      data_source: chosen ? act.data_source : '',
      context: { ...act.integration.context, ...(chosen ? { selected_option: asked.selectedOption } : {}) },
    };
  }

  /** The post as the integration wants it from now on, but for what it may not decide. */
  async #update(context: Context, postId: string, act: Act, update: Partial<Post>): Promise<void> {
    const { post } = act;
    if (!post) throw refuse('app.post.get.app_error', 'DoPostActionWithCookie');
    const props = update.props ? { ...update.props, ...act.retain_props } : { ...post.props };
    if (update.props) for (const name of act.remove_props) Reflect.deleteProperty(props, name);
    await this.#parts.posts.update(context, {
      id: postId,
      message: typeof update.message === 'string' ? update.message : '',
      props,
      is_pinned: post.is_pinned,
      ...(Array.isArray(update.file_ids) ? { file_ids: update.file_ids } : {}),
    });
  }

  #tell(userId: string, act: Act, text: string, verbatim: boolean | null | undefined): void {
    this.#parts.ephemeral.send(userId, {
      channel_id: act.channel_id,
      root_id: act.root_post_id,
      user_id: userId,
      message: verbatim ? text : slackLinksToMarkdown(text),
      props: { ...act.retain_props },
    });
  }
}

function read(said: string): z.infer<typeof Answer> {
  if (said === '') return {};
  try {
    return Answer.parse(JSON.parse(said));
  } catch {
    throw notAnAction('its answer is not the JSON that was expected');
  }
}

const notAnAction = (reason: string) =>
  refuse('api.post.do_action.action_integration.app_error', 'DoPostActionWithCookie', { reason });
