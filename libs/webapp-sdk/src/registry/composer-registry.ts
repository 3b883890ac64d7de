import type { ComponentType, ReactNode } from 'react';
import type { PluggableProps } from '../component-props.ts';
import type { Channel, GlobalState, Post } from '../models.ts';
import type { CommandArguments, ComponentOrElement, HookError, MaybePromise, Nothing } from './values.ts';

/** What is being written. */
export interface PostDraft {
  message: string;
  channelId: string;
  rootId: string;
  [field: string]: unknown;
}

export interface EditorProps {
  draft: PostDraft;
  getSelectedText: () => { start: number; end: number };
  updateText: (message: string) => void;
}

export interface NotificationArguments {
  title: string;
  body: string;
  silent: boolean;
  soundName: string;
  url: string;
  /** False keeps it back. */
  notify: boolean;
}

/** Writing: the composer, what is attached, and what may change a message on its way. */
export interface ComposerRegistry {
  registerPostEditorActionComponent?(component: ComponentType<EditorProps>): string;
  /** A submenu by `component`, or a click by `action`: one of the two. */
  registerAIActionMenuItemComponent?(
    icon: ComponentOrElement,
    text: ComponentOrElement,
    sortOrder: number,
    component?: ComponentType<EditorProps & { channelId: string; isRHS: boolean }>,
    action?: (editor: EditorProps & { channelId: string; isRHS: boolean }) => void,
  ): string;
  registerChannelComposerBannerComponent?(
    component: ComponentType<PluggableProps & { channel: Channel }>,
  ): string;
  registerComposerPlaceholder?(
    transform: (placeholder: string, channel: Channel, state: GlobalState, intl: never) => string,
  ): string;
  registerFileUploadMethod?(
    icon: ReactNode,
    action: (upload: (files: FileList | File[]) => void) => void,
    text: ReactNode,
  ): string;
  /** At once, not with a promise; without `files` nothing is uploaded now. */
  registerFilesWillUploadHook?(
    hook: (
      files: File[],
      uploadFiles: (files: File[]) => void,
    ) => { message?: string; files?: File[] | null },
  ): string;
  /** Reject with an error, go on with a changed post, or return nothing to leave it. */
  registerMessageWillBePostedHook?(
    hook: (post: Post) => MaybePromise<HookError | { post: Post } | Nothing>,
  ): string;
  registerMessageWillBeUpdatedHook?(
    hook: (
      newPost: Partial<Post>,
      oldPost: Post,
    ) => MaybePromise<HookError | { post: Partial<Post> } | Nothing>,
  ): string;
  /** Reject with an error, swallow the command with `{}`, rewrite it, or return nothing to leave it. */
  registerSlashCommandWillBePostedHook?(
    hook: (
      message: string,
      args: CommandArguments,
    ) => MaybePromise<
      HookError | { message: string; args: CommandArguments } | Record<string, never> | Nothing
    >,
  ): string;
  /** Changes the text of a post before it is drawn; must return a string. */
  registerMessageWillFormatHook?(hook: (post: Post, message: string) => string): string;
  registerDesktopNotificationHook?(
    hook: (
      post: Post,
      msgProps: Record<string, unknown>,
      channel: Channel,
      teamId: string,
      args: NotificationArguments,
    ) => MaybePromise<{ args: NotificationArguments } | { error: string } | Nothing>,
  ): string;
}
