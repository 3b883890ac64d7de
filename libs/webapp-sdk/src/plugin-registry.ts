import type { ComponentType, ReactElement, ReactNode } from 'react';
import type { PluggableProps, PostTypeProps } from './component-props.ts';
import type { Channel, ChannelMembership, Post, WebSocketMessage } from './models.ts';
import type { Action, Reducer, Thunk } from './store.ts';

/** Places that show a text or icon take a string, an element, or a component that is drawn without props. */
export type ComponentOrElement = ReactNode | ReactElement | ComponentType;

/** The host's socket, as components get it. */
export interface WebSocketClient {
  sendMessage(action: string, data: unknown, callback?: (reply: unknown) => void): void;
  addMessageListener(listener: (message: WebSocketMessage) => void): void;
  removeMessageListener(listener: (message: WebSocketMessage) => void): void;
  addReconnectListener(listener: () => void): void;
  removeReconnectListener(listener: () => void): void;
}

/** Ready-made values for `store.dispatch`. */
export interface RegisteredRightHandSidebar {
  id: string;
  showRHSPlugin: Action;
  hideRHSPlugin: Thunk;
  toggleRHSPlugin: Thunk;
}

export interface HookError {
  error: { message: string };
}

export interface CommandArguments {
  channel_id: string;
  team_id: string;
  root_id: string;
}

type MaybePromise<Value> = Value | Promise<Value>;

/**
 * What a plugin's web half registers with. Every method also takes one plain object with the parameters' names as
 * keys. The methods marked optional are not on every host: ask with `registry.registerX?.(…)` (contract: webapp §12).
 * The strings returned go to `unregisterComponent`.
 */
export interface PluginRegistry {
  readonly id: string;
  readonly supports: { globalAppBar: boolean; globalRhs: boolean };

  /** Mounts a component (a modal, a listener) while a channel is on screen. */
  registerRootComponent(component: ComponentType<PluggableProps>): string;
  /** An icon button in the channel's header. */
  registerChannelHeaderButtonAction(
    icon: ComponentOrElement,
    action: (channel: Channel, member?: ChannelMembership) => void,
    dropdownText?: ComponentOrElement,
    tooltipText?: ComponentOrElement,
  ): string;
  /** Draws the body of posts of a type that starts with `custom_`. Undo with `unregisterPostTypeComponent`. */
  registerPostTypeComponent(type: string, component: ComponentType<PostTypeProps>): string;
  /** A panel at the right-hand side, opened by dispatching what this returns. */
  registerRightHandSidebarComponent(
    component: ComponentType<PluggableProps>,
    title: ComponentOrElement,
    showPopout?: boolean,
  ): RegisteredRightHandSidebar;
  /** Adds the slice `plugins-<plugin id>` to the store. It stays when the plugin is removed. */
  registerReducer<Slice>(reducer: Reducer<Slice>): void;
  /** One handler per event; a second one replaces the first. It runs after the host's own handling. */
  registerWebSocketEventHandler<Data = Record<string, unknown>>(
    event: string,
    handler: (message: WebSocketMessage<Data>) => void,
  ): void;
  unregisterWebSocketEventHandler(event: string): void;
  /** Called after the socket came back and events may have been missed. One per plugin. */
  registerReconnectHandler(handler: () => void): void;
  unregisterReconnectHandler(): void;
  registerMainMenuAction(
    text: ComponentOrElement,
    action: () => void,
    mobileIcon?: ComponentOrElement,
  ): string;
  /** Undoes anything that returned an id, post types aside. */
  unregisterComponent(componentId: string): void;
  unregisterPostTypeComponent(componentId: string): void;

  registerGlobalComponent?(component: ComponentType<PluggableProps>): string;
  registerLeftSidebarHeaderComponent?(component: ComponentType<PluggableProps>): string;
  registerBottomTeamSidebarComponent?(component: ComponentType<PluggableProps>): string;
  registerChannelHeaderIcon?(
    component: ComponentType<PluggableProps & { channel: Channel; channelMember: ChannelMembership }>,
  ): string;
  registerChannelToastComponent?(component: ComponentType<PluggableProps>): string;
  registerSidebarChannelLinkLabelComponent?(
    component: ComponentType<PluggableProps & { channel: Channel }>,
  ): string;
  registerPostMessageAttachmentComponent?(
    component: ComponentType<PluggableProps & { postId: string; onHeightChange: (height: number) => void }>,
  ): string;
  registerChannelHeaderMenuAction?(
    text: ComponentOrElement,
    action: (channelId: string) => void,
    shouldRender?: (state: never) => boolean,
  ): string;
  registerPostDropdownMenuAction?(
    text: ComponentOrElement,
    action: (postId: string) => void,
    filter?: (postId: string) => boolean,
  ): string;
  registerTranslations?(getTranslationsForLocale: (locale: string) => Record<string, string>): void;
  /** Reject with an error, go on with a changed post, or return nothing to leave it. */
  registerMessageWillBePostedHook?(
    hook: (post: Post) => MaybePromise<HookError | { post: Post } | undefined | null | void>,
  ): string;
  registerMessageWillBeUpdatedHook?(
    hook: (
      newPost: Partial<Post>,
      oldPost: Post,
    ) => MaybePromise<HookError | { post: Partial<Post> } | undefined | null | void>,
  ): string;
  /** Reject with an error, swallow the command with `{}`, rewrite it, or return nothing to leave it. */
  registerSlashCommandWillBePostedHook?(
    hook: (
      message: string,
      args: CommandArguments,
    ) => MaybePromise<
      | HookError
      | { message: string; args: CommandArguments }
      | Record<string, never>
      | undefined
      | null
      | void
    >,
  ): string;
  /** Changes the text of a post before it is drawn; must return a string. */
  registerMessageWillFormatHook?(hook: (post: Post, message: string) => string): string;
  registerNeedsTeamRoute?(
    route: string,
    component: ComponentType<PluggableProps & { css: { gridArea: string } }>,
  ): string;
  registerCustomRoute?(
    route: string,
    component: ComponentType<PluggableProps & { css: { gridArea: string } }>,
  ): string;
}
