import type { CommandArgs, CommandResponse, Context, Post } from '@patchbay/contract';
import { present } from '../model/present.ts';
import type { EphemeralService } from '../posts/ephemeral.service.ts';
import type { PostService } from '../posts/post.service.ts';

export interface ResponsePosterParts {
  readonly posts: PostService;
  readonly ephemeral: EphemeralService;
  /** Whether the one who ran the command is in a channel. */
  isMember(channelId: string, userId: string): Promise<boolean>;
}

/** Makes the posts that a command's answer asks for: in the channel, or for the one who ran it (contract: management §13). */
export class ResponsePoster {
  readonly #parts: ResponsePosterParts;

  constructor(parts: ResponsePosterParts) {
    this.#parts = parts;
  }

  /** Posts the answer, then its extra ones. */
  async post(
    context: Context,
    args: CommandArgs,
    response: CommandResponse,
    isBuiltIn: boolean,
  ): Promise<void> {
    const answers = [response, ...response.extra_responses.flatMap((extra) => extra ?? [])];
    for (const answer of answers) await this.#post(context, args, answer, isBuiltIn);
  }

  async #post(
    context: Context,
    args: CommandArgs,
    response: CommandResponse,
    isBuiltIn: boolean,
  ): Promise<void> {
    const attachments = response.attachments.flatMap((each) =>
      each ? [present('model.MessageAttachment', each)] : [],
    );
    if (response.text === '' && attachments.length === 0) return;
    const post: Partial<Post> = {
      channel_id: await this.#channelOf(args, response),
      root_id: response.channel_id === '' ? args.root_id : '',
      user_id: args.user_id,
      type: attachments.length > 0 ? 'slack_attachment' : response.type,
      message: response.text,
      props: {
        ...response.props,
        ...(attachments.length > 0 ? { attachments } : {}),
        ...(isBuiltIn ? {} : { from_webhook: 'true' }),
        ...(response.username !== '' && !isBuiltIn ? { override_username: response.username } : {}),
        ...(response.icon_url !== '' && !isBuiltIn ? { override_icon_url: response.icon_url } : {}),
      },
    };
    if (response.response_type === 'in_channel') await this.#parts.posts.create(context, post);
    else this.#parts.ephemeral.send(args.user_id, post);
  }

  /** Another channel only if the one who ran the command is in it. */
  async #channelOf(args: CommandArgs, response: CommandResponse): Promise<string> {
    const wanted = response.channel_id;
    if (wanted === '' || wanted === args.channel_id) return args.channel_id;
    return (await this.#parts.isMember(wanted, args.user_id)) ? wanted : args.channel_id;
  }
}
