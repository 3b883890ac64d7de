import { asGobType, Plugin } from '@patchbay/plugin-sdk';
import type {
  ChannelMember,
  CommandArgs,
  CommandResponse,
  Context,
  HttpRequest,
  Input,
  Post,
  ResponseWriter,
  User,
} from '@patchbay/plugin-sdk';
import { HELLO_EVENT } from '../demo-event.ts';
import type { HelloEvent } from '../demo-event.ts';
import { DEFAULT_CONFIGURATION } from './configuration.ts';
import { decorated, refusal } from './messages.ts';
import { serveHttp } from './serve-http.ts';

const TRIGGER = 'demo';

/** The server half. Each method with the name of a hook is one. */
export class DemoPlugin extends Plugin {
  #configuration = DEFAULT_CONFIGURATION;
  #messages = 0;

  async OnActivate(): Promise<void> {
    await this.OnConfigurationChange();
    await this.api.RegisterCommand({
      trigger: TRIGGER,
      display_name: 'Demo',
      description: 'Sends a greeting to the sidebar of the demo plugin.',
      auto_complete: true,
      auto_complete_desc: 'Send a greeting to the sidebar of the demo plugin',
      auto_complete_hint: '[text]',
      autocomplete_data: {
        Trigger: TRIGGER,
        Hint: '[text]',
        HelpText: 'Send a greeting to the sidebar of the demo plugin',
        Arguments: [
          {
            HelpText: 'What to say',
            Type: 'TextInput',
            Required: true, // Mattermost takes no optional one without a name.
            // An interface value in Go: its type has to be named.
            Data: asGobType('*model.AutocompleteTextArg', { Hint: '[text]', Pattern: '' }),
          },
        ],
      },
    });
    this.log.info('the demo plugin is ready', { forbidden_word: this.#configuration.forbidden_word });
  }

  async OnConfigurationChange(): Promise<void> {
    this.#configuration = await this.getConfiguration(DEFAULT_CONFIGURATION);
  }

  /** Refuses with a reason for the author, or hands back the post to be stored in its place. */
  MessageWillBePosted(_context: Context, post: Post): [Post | undefined, string] {
    const reason = refusal(post.message, this.#configuration);
    if (reason !== undefined) return [undefined, reason];
    return [decorated(post, this.#configuration), ''];
  }

  MessageHasBeenPosted(_context: Context, post: Post): void {
    this.#messages++;
    this.log.debug('a message was posted', { channel_id: post.channel_id, messages: this.#messages });
  }

  async UserHasJoinedChannel(
    _context: Context,
    member: ChannelMember,
    actor: User | undefined,
  ): Promise<void> {
    const { display_name } = await this.api.GetChannel(member.channel_id);
    await this.api.SendEphemeralPost(member.user_id, {
      channel_id: member.channel_id,
      message: `Welcome to ${display_name}${actor === undefined ? '' : `, added by @${actor.username}`}. Try \`/${TRIGGER} hello\`.`,
    });
  }

  async ExecuteCommand(_context: Context, args: CommandArgs): Promise<Input<CommandResponse>> {
    const text = args.command.replace(/^\/\S+\s*/, '').trim() || 'hello';
    const [user, channel] = await Promise.all([
      this.api.GetUser(args.user_id),
      this.api.GetChannel(args.channel_id),
    ]);
    const event: HelloEvent = {
      text,
      username: user.username,
      channel: channel.display_name,
      at: Date.now(),
    };
    const toChannel = this.#configuration.audience === 'channel';
    await this.api.PublishWebSocketEvent(
      HELLO_EVENT,
      { ...event },
      toChannel ? { channel_id: args.channel_id } : { user_id: args.user_id },
    );
    return {
      response_type: 'ephemeral',
      text: `Sent "${text}" to the sidebar of ${toChannel ? 'everyone in this channel' : 'you alone'}. The plug opens it.`,
    };
  }

  async ServeHTTP(_context: Context, response: ResponseWriter, request: HttpRequest): Promise<void> {
    await serveHttp(
      { api: this.api, configuration: this.#configuration, messages: this.#messages },
      response,
      request,
    );
  }
}
