import type {
  Channel,
  ChannelMember,
  CommandArgs,
  CommandResponse,
  Config,
  Context,
  HookArgs,
  HookName,
  HookResult,
  Post,
  Preference,
  TeamMember,
  User,
  WebSocketRequest,
} from '@patchbay/contract';
import { HookError } from './errors.ts';
import { loginReason, postedPost, savedConfiguration, updatedPost } from './folds.ts';
import type { HookDispatcher } from './hook-dispatcher.ts';
import type { CallOptions } from './hook-dispatcher.ts';
import type { Collected, TransformResult } from './outcome.ts';
import type { Refusal } from './verdict.ts';
import { refusalOf } from './verdict.ts';
import { willBeHooks, type WillBeHooks } from './will-be-hooks.ts';

/** The post to store, or why there is none: a plugin said no, or one that must be asked could not be. */
export type PostVerdict = { post: Post } | Refusal;

export interface ChatHooksOptions {
  /** Why a plugin that is not active is not, in a sentence that anyone may read; '' when nothing is known. */
  readonly whyNotActive?: (pluginId: string) => string;
}

/** The calls the chat makes to plugins, typed; every other hook goes through the dispatcher itself. */
export interface ChatHooks extends WillBeHooks {
  /** Whether any active plugin listens; for callers that would have to prepare arguments. */
  isWanted(hook: HookName): boolean;
  /** Asks every active plugin at once and gathers the answers. */
  collect<H extends HookName>(
    hook: H,
    args: HookArgs<H>,
    options?: CallOptions,
  ): Promise<Collected<HookResult<H>>[]>;
  /** Asks one plugin; throws what it returned as its error, or a HookError (`hook.not_active`, `hook.crashed` …). */
  one<H extends HookName>(
    pluginId: string,
    hook: H,
    args: HookArgs<H>,
    options?: CallOptions,
  ): Promise<HookResult<H>>;
  /** Tells of what needs no words of its own here: any `notify` hook, by name. */
  notify<H extends HookName>(hook: H, args: HookArgs<H>): void;
  /** `guards` are the plugins that guard the channel (contract: server-plugins §3). */
  messageWillBePosted(context: Context, post: Post, guards?: readonly string[]): Promise<PostVerdict>;
  messageHasBeenPosted(context: Context, post: Post): void;
  messageWillBeUpdated(
    context: Context,
    post: Post,
    old: Post,
    guards?: readonly string[],
  ): Promise<PostVerdict>;
  messageHasBeenUpdated(context: Context, post: Post, old: Post): void;
  messageHasBeenDeleted(context: Context, post: Post): void;
  channelHasBeenCreated(context: Context, channel: Channel): void;
  userHasJoinedChannel(context: Context, member: ChannelMember, actor: User | undefined): void;
  userHasLeftChannel(context: Context, member: ChannelMember, actor: User | undefined): void;
  userHasJoinedTeam(context: Context, member: TeamMember, actor: User | undefined): void;
  userHasLeftTeam(context: Context, member: TeamMember, actor: User | undefined): void;
  userHasBeenCreated(context: Context, user: User): void;
  userHasBeenDeactivated(context: Context, user: User): void;
  /** Why the user may not log in; '' when nobody objects. */
  userWillLogIn(context: Context, user: User): Promise<string>;
  userHasLoggedIn(context: Context, user: User): void;
  /** The configuration to save; throws what the plugin that objects returned. */
  configurationWillBeSaved(config: Config): Promise<Config>;
  preferencesHaveChanged(context: Context, preferences: Preference[]): void;
  /** Undefined when the plugin is not active; an answer of nothing has no fields. */
  executeCommand(pluginId: string, context: Context, args: CommandArgs): Promise<CommandResponse | undefined>;
  /** Why a plugin is not active, in a sentence that anyone may read; '' when nothing is known. */
  whyNotActive(pluginId: string): string;
  onWebSocketConnect(connectionId: string, userId: string): void;
  onWebSocketDisconnect(connectionId: string, userId: string): void;
  webSocketMessageHasBeenPosted(connectionId: string, userId: string, request: WebSocketRequest): void;
}

export function chatHooks(hooks: HookDispatcher, options: ChatHooksOptions = {}): ChatHooks {
  return {
    ...willBeHooks(hooks),
    isWanted: (hook) => hooks.isWanted(hook),
    collect: (hook, args, options) => hooks.collect(hook, args, options),
    one: (pluginId, hook, args, options) => hooks.one(pluginId, hook, args, options),
    notify: (hook, args) => {
      hooks.notify(hook, args);
    },
    messageWillBePosted: async (context, post, guards = []) =>
      postVerdict(await hooks.transform('MessageWillBePosted', [context, post], postedPost, { guards })),
    messageHasBeenPosted: (context, post) => {
      hooks.notify('MessageHasBeenPosted', [context, post]);
    },
    messageWillBeUpdated: async (context, post, old, guards = []) =>
      postVerdict(
        await hooks.transform('MessageWillBeUpdated', [context, post, old], updatedPost, { guards }),
      ),
    messageHasBeenUpdated: (context, post, old) => {
      hooks.notify('MessageHasBeenUpdated', [context, post, old]);
    },
    messageHasBeenDeleted: (context, post) => {
      hooks.notify('MessageHasBeenDeleted', [context, post]);
    },
    channelHasBeenCreated: (context, channel) => {
      hooks.notify('ChannelHasBeenCreated', [context, channel]);
    },
    userHasJoinedChannel: (context, member, actor) => {
      hooks.notify('UserHasJoinedChannel', [context, member, nil(actor)]);
    },
    userHasLeftChannel: (context, member, actor) => {
      hooks.notify('UserHasLeftChannel', [context, member, nil(actor)]);
    },
    userHasJoinedTeam: (context, member, actor) => {
      hooks.notify('UserHasJoinedTeam', [context, member, nil(actor)]);
    },
    userHasLeftTeam: (context, member, actor) => {
      hooks.notify('UserHasLeftTeam', [context, member, nil(actor)]);
    },
    userHasBeenCreated: (context, user) => {
      hooks.notify('UserHasBeenCreated', [context, user]);
    },
    userHasBeenDeactivated: (context, user) => {
      hooks.notify('UserHasBeenDeactivated', [context, user]);
    },
    userWillLogIn: async (context, user) => {
      const result = await hooks.transform('UserWillLogIn', [context, user], loginReason);
      return reasonOf(result);
    },
    userHasLoggedIn: (context, user) => {
      hooks.notify('UserHasLoggedIn', [context, user]);
    },
    configurationWillBeSaved: async (config) => {
      const result = await hooks.transform('ConfigurationWillBeSaved', [config], savedConfiguration);
      if ('args' in result) return result.args[0];
      throw result.error ?? new Error(reasonOf(result));
    },
    preferencesHaveChanged: (context, preferences) => {
      hooks.notify('PreferencesHaveChanged', [context, preferences]);
    },
    executeCommand: async (pluginId, context, args) => {
      try {
        const response = nilable(await hooks.one(pluginId, 'ExecuteCommand', [context, args]));
        return response ?? ({} as CommandResponse);
      } catch (error) {
        if (error instanceof HookError && error.code === 'hook.not_active') return undefined;
        throw error;
      }
    },
    whyNotActive: (pluginId) => options.whyNotActive?.(pluginId) ?? '',
    onWebSocketConnect: (connectionId, userId) => {
      hooks.notify('OnWebSocketConnect', [connectionId, userId]);
    },
    onWebSocketDisconnect: (connectionId, userId) => {
      hooks.notify('OnWebSocketDisconnect', [connectionId, userId]);
    },
    webSocketMessageHasBeenPosted: (connectionId, userId, request) => {
      hooks.notify('WebSocketMessageHasBeenPosted', [connectionId, userId, request]);
    },
  };
}

function postVerdict(
  result: TransformResult<'MessageWillBePosted'> | TransformResult<'MessageWillBeUpdated'>,
): PostVerdict {
  if ('args' in result) return { post: result.args[1] };
  return refusalOf<HookName>(result) as Refusal;
}

/** A Go pointer may be nil where its TypeScript type, made for the plugin's side, does not say so. */
function nil<T>(value: T | undefined): T {
  return value as T;
}

const nilable = <T>(value: T): T | null | undefined => value;

/** Why the operation may not go on, in words; '' when it may. */
function reasonOf<H extends HookName>(result: TransformResult<H>): string {
  if ('args' in result) return '';
  return result.outcome === 'rejected' ? result.reason : result.error.message;
}
