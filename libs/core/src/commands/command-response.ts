import type { Command, CommandArgs, CommandResponse, Context, Post } from '@patchbay/contract';
import type { ConfigService } from '../config/config.service.ts';
import { refuse } from '../errors.ts';
import { SlackText, slackLinksToMarkdown } from '../integrations/slack-text.ts';
import type { Logger } from '../logger.ts';
import { present } from '../model/present.ts';
import type { EphemeralService } from '../posts/ephemeral.service.ts';
import type { PostService } from '../posts/post.service.ts';
import type { UserRepository } from '../users/user.repository.ts';

export interface ResponsePosterParts {
  readonly posts: PostService;
  readonly ephemeral: EphemeralService;
  readonly users: UserRepository;
  readonly config: ConfigService;
  readonly logger: Logger;
  /** Whether the one who ran the command is in a channel. */
  isMember(channelId: string, userId: string): Promise<boolean>;
}

/** Makes the posts that a command's answer asks for: in the channel, or for the one who ran it (contract: management §13). */
export class ResponsePoster {
  readonly #parts: ResponsePosterParts;
  readonly #slack: SlackText;

  constructor(parts: ResponsePosterParts) {
    this.#parts = parts;
    this.#slack = new SlackText(parts.users);
  }

  /**
   * Posts the answer, then its extra ones; those that cannot be posted do not keep back the others, and make the whole
   * a 500. `custom` is the command of a program outside, which is shown as one.
   */
  async post(
    context: Context,
    args: CommandArgs,
    response: CommandResponse,
    custom?: Command,
  ): Promise<void> {
    const answers = [response, ...response.extra_responses.flatMap((extra) => extra ?? [])];
    let failure: unknown;
    for (const answer of answers) {
      try {
        await this.#post(context, args, answer, custom);
      } catch (error) {
        failure = error;
      }
    }
    if (failure === undefined) return;
    const reason = failure instanceof Error ? failure.message : String(failure);
    const trigger = args.command.split(/\s/)[0]?.slice(1).toLowerCase() ?? '';
    this.#parts.logger.debug('An answer of a command could not be posted', { trigger, error: reason });
    throw refuse('api.command.execute_command.create_post_failed.app_error', 'ExecuteCommand', {
      trigger,
      reason,
    });
  }

  async #post(context: Context, args: CommandArgs, answer: CommandResponse, custom?: Command): Promise<void> {
    const { attachments, text } = await this.#texts(answer);
    if (text === '' && attachments.length === 0) return;
    const post: Partial<Post> = {
      channel_id: await this.#channelOf(args, answer),
      root_id: answer.channel_id === '' ? args.root_id : '',
      user_id: args.user_id,
      type: answer.type === '' && attachments.length > 0 ? 'slack_attachment' : answer.type,
      message: text,
      props: {
        ...answer.props,
        ...(attachments.length > 0 ? { attachments } : {}),
        ...this.#appearance(answer, custom),
      },
    };
    if (post.type?.startsWith('system_'))
      throw refuse('api.context.invalid_param.app_error', 'CreateCommandPost', { name: 'post.type' });
    if (answer.response_type === 'in_channel') await this.#parts.posts.create(context, post);
    else if (answer.response_type === '' || answer.response_type === 'ephemeral')
      this.#parts.ephemeral.send(args.user_id, post);
  }

  async #texts(
    answer: CommandResponse,
  ): Promise<{ text: string; attachments: readonly Record<string, unknown>[] }> {
    const given = answer.attachments.flatMap((each) => each ?? []);
    const shown = (list: typeof given) => list.map((each) => present('model.MessageAttachment', each));
    if (answer.skip_slack_parsing) return { text: answer.text, attachments: shown(given) };
    return {
      text: slackLinksToMarkdown(await this.#slack.text(answer.text)),
      attachments: shown(await this.#slack.attachments(given)),
    };
  }

  /** Under which name and picture it is shown, where the settings allow others than those of who ran it. */
  #appearance(answer: CommandResponse, custom?: Command): Record<string, string> {
    const settings = this.#parts.config.get().ServiceSettings;
    const username = settings.EnablePostUsernameOverride === true ? custom?.username || answer.username : '';
    const icon = settings.EnablePostIconOverride === true ? custom?.icon_url || answer.icon_url : '';
    return {
      ...(username === '' ? {} : { override_username: username }),
      ...(icon === '' ? {} : { override_icon_url: icon }),
      ...(custom !== undefined || username !== '' || icon !== '' ? { from_webhook: 'true' } : {}),
    };
  }

  /** Another channel only if the one who ran the command is in it. */
  async #channelOf(args: CommandArgs, response: CommandResponse): Promise<string> {
    const wanted = response.channel_id;
    if (wanted === '') return args.channel_id;
    if (await this.#parts.isMember(wanted, args.user_id)) return wanted;
    throw refuse('api.command.command_post.forbidden.app_error', 'HandleCommandResponsePost');
  }
}
