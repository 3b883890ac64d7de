import type { ComponentType } from 'react';
import type { PluggableProps, PostTypeProps } from '../component-props.ts';
import type { FileInfo, Post, PostEmbed } from '../models.ts';
import type { ComponentOrElement } from './values.ts';

type OnPost = (postId: string) => void;
type PostFilter = (postId: string) => boolean;

/** Adds one item; what it returns would go a level deeper, and throws. */
export type RegisterMenuItem = (text: ComponentOrElement, action?: OnPost, filter?: PostFilter) => unknown;

/** Posts, what hangs on them, and the files in them. */
export interface PostRegistry {
  /** Draws the body of posts of a type that starts with `custom_`. Undo with `unregisterPostTypeComponent`. */
  registerPostTypeComponent(type: string, component: ComponentType<PostTypeProps>): string;
  unregisterPostTypeComponent(componentId: string): void;
  registerPostCardTypeComponent?(type: string, component: ComponentType<{ post: Post }>): string;
  registerPostMessageAttachmentComponent?(
    component: ComponentType<PluggableProps & { postId: string; onHeightChange: (height: number) => void }>,
  ): string;
  registerPostActionComponent?(
    component: ComponentType<{ post: Post; handleDropdownOpened?: (open: boolean) => void }>,
  ): string;
  registerPostHeaderComponent?(component: ComponentType<PluggableProps & { post: Post }>): string;
  registerPostDropdownMenuAction?(text: ComponentOrElement, action: OnPost, filter?: PostFilter): string;
  registerPostDropdownSubMenuAction?(
    text: ComponentOrElement,
    action?: OnPost,
    filter?: PostFilter,
  ): { id: string; rootRegisterMenuItem: RegisterMenuItem };
  /** @deprecated Use `registerPostDropdownMenuAction`. */
  registerPostDropdownMenuComponent?(component: ComponentType<PluggableProps & { postId: string }>): string;
  /** In place of the host's preview of a link; the first that matches. */
  registerPostWillRenderEmbedComponent?(
    match: (embed: PostEmbed) => boolean,
    component: ComponentType<Pick<PluggableProps, 'webSocketClient'> & { embed: PostEmbed }>,
    toggleable: boolean,
  ): string;
  /** Mounted while a link is pointed at; draws nothing for links that are not its own. */
  registerLinkTooltipComponent?(
    component: ComponentType<PluggableProps & { href: string; show: boolean }>,
  ): string;
  registerCodeBlockActionComponent?(component: ComponentType<{ code: string }>): string;
  registerNewMessagesSeparatorActionComponent?(
    component: ComponentType<{ lastViewedAt: number; channelId?: string; threadId?: string }>,
  ): string;
  registerFileDropdownMenuAction?(
    match: (file: FileInfo) => boolean,
    text: ComponentOrElement,
    action: (file: FileInfo) => void,
  ): string;
  /** In place of the host's preview of a file; the first that says so. */
  registerFilePreviewComponent?(
    override: (file: FileInfo, post?: Post) => boolean,
    component: ComponentType<{ fileInfo: FileInfo; post?: Post; onModalDismissed: () => void }>,
  ): string;
}
