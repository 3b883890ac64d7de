import type {
  Channel,
  ChannelMember,
  Context,
  Draft,
  EmailNotification,
  FileDownloadType,
  FileInfo,
  HookArgs,
  HookName,
  Post,
  PushNotification,
  ScheduledPost,
  TeamMember,
} from '@patchbay/contract';
import { fileWillBeUploaded, type OfferedContent } from './file-will-be-uploaded.ts';
import { contentOfMail, reasonOnly, replacementOrReason } from './folds.ts';
import type { HookDispatcher } from './hook-dispatcher.ts';
import type { Fold } from './outcome.ts';
import { refusalOf, type Refusal, type Verdict } from './verdict.ts';

/**
 * What plugins are asked before it happens: they may replace it or say no. `guards` are the plugins that guard the
 * channel it is about (contract: server-plugins §3); they come last, and without their answer nothing happens.
 */
export interface WillBeHooks {
  /** Undefined when nobody objects. */
  channelWillBeArchived(context: Context, channel: Channel): Promise<Refusal | undefined>;
  channelWillBeRestored(
    context: Context,
    channel: Channel,
    guards?: readonly string[],
  ): Promise<Refusal | undefined>;
  channelWillBeUpdated(
    context: Context,
    channel: Channel,
    old: Channel,
    guards?: readonly string[],
  ): Promise<Verdict<Channel>>;
  channelMemberWillBeAdded(
    context: Context,
    member: ChannelMember,
    guards?: readonly string[],
  ): Promise<Verdict<ChannelMember>>;
  teamMemberWillBeAdded(context: Context, member: TeamMember): Promise<Verdict<TeamMember>>;
  /**
   * The file as plugins want it stored. Each reads `content` from its start, and may write other bytes: those are what
   * the next one, and the caller, find there.
   */
  fileWillBeUploaded(context: Context, info: FileInfo, content: OfferedContent): Promise<Verdict<FileInfo>>;
  /** Undefined when nobody objects; a plugin that gives no answer in 30 s blocks the download. */
  fileWillBeDownloaded(
    context: Context,
    info: FileInfo,
    userId: string,
    type: FileDownloadType,
  ): Promise<Refusal | undefined>;
  scheduledPostWillBeCreated(
    context: Context,
    post: ScheduledPost,
    guards?: readonly string[],
  ): Promise<Verdict<ScheduledPost>>;
  draftWillBeUpserted(context: Context, draft: Draft, guards?: readonly string[]): Promise<Verdict<Draft>>;
  notificationWillBePushed(
    notification: PushNotification,
    userId: string,
  ): Promise<Verdict<PushNotification>>;
  /** Subject, texts and colours may be replaced; whom it goes to and what it is about may not. */
  emailNotificationWillBeSent(notification: EmailNotification): Promise<Verdict<EmailNotification>>;
  /** Posts as a reader gets them, in their order; what plugins return is matched by id. */
  messagesWillBeConsumed(context: Context, posts: readonly Post[]): Promise<Post[]>;
}

export function willBeHooks(hooks: HookDispatcher): WillBeHooks {
  const asked = async <H extends HookName>(
    hook: H,
    args: HookArgs<H>,
    guards: readonly string[] = [],
  ): Promise<Refusal | undefined> =>
    refusalOf(await hooks.transform(hook, args, reasonOnly<H>(), { guards }));

  const replaced = async <H extends HookName, T>(
    hook: H,
    args: HookArgs<H>,
    index: number,
    guards: readonly string[] = [],
    fold: Fold<H> = replacementOrReason<H>(index),
  ): Promise<Verdict<T>> => {
    const result = await hooks.transform(hook, args, fold, { guards });
    if ('args' in result) return { value: (result.args as readonly unknown[])[index] as T };
    return refusalOf(result) as Refusal;
  };

  return {
    channelWillBeArchived: (context, channel) => asked('ChannelWillBeArchived', [context, channel]),
    channelWillBeRestored: (context, channel, guards) =>
      asked('ChannelWillBeRestored', [context, channel], guards),
    channelWillBeUpdated: (context, channel, old, guards) =>
      replaced('ChannelWillBeUpdated', [context, channel, old], 1, guards),
    channelMemberWillBeAdded: (context, member, guards) =>
      replaced('ChannelMemberWillBeAdded', [context, member], 1, guards),
    teamMemberWillBeAdded: (context, member) => replaced('TeamMemberWillBeAdded', [context, member], 1),
    fileWillBeUploaded: (context, info, content) => fileWillBeUploaded(hooks, context, info, content),
    fileWillBeDownloaded: (context, info, userId, type) =>
      asked('FileWillBeDownloaded', [context, info, userId, type]),
    scheduledPostWillBeCreated: (context, post, guards) =>
      replaced('ScheduledPostWillBeCreated', [context, post], 1, guards),
    draftWillBeUpserted: (context, draft, guards) =>
      replaced('DraftWillBeUpserted', [context, draft], 1, guards),
    notificationWillBePushed: (notification, userId) =>
      replaced('NotificationWillBePushed', [notification, userId], 0),
    emailNotificationWillBeSent: (notification) =>
      replaced('EmailNotificationWillBeSent', [notification], 0, [], contentOfMail),
    messagesWillBeConsumed: (context, posts) => consumed(hooks, context, posts),
  };
}

/** The older hook first, then the one that is told who reads (contract: hooks.json). */
async function consumed(hooks: HookDispatcher, context: Context, posts: readonly Post[]): Promise<Post[]> {
  let current = [...posts];
  if (current.length === 0) return current;
  if (hooks.isWanted('MessagesWillBeConsumed')) {
    const fold: Fold<'MessagesWillBeConsumed'> = (result, [given]) => ({
      kind: 'replaced',
      args: [byId(given, result)],
    });
    const result = await hooks.transform('MessagesWillBeConsumed', [current], fold);
    if ('args' in result) current = result.args[0];
  }
  if (hooks.isWanted('MessagesWillBeConsumedWithContext')) {
    const fold: Fold<'MessagesWillBeConsumedWithContext'> = (result, [asked, given]) => ({
      kind: 'replaced',
      args: [asked, byId(given, result)],
    });
    const result = await hooks.transform('MessagesWillBeConsumedWithContext', [context, current], fold);
    if ('args' in result) current = result.args[1];
  }
  return current;
}

/** Every post given, the ones that came back in place of those with their id. A nil list changes nothing. */
function byId(given: readonly Post[], returned: readonly Post[] | null | undefined): Post[] {
  const changed = new Map((returned ?? []).map((post) => [post.id, post]));
  return given.map((post) => changed.get(post.id) ?? post);
}
