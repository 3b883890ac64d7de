import type { Post, Reaction } from '@patchbay/contract';
import { attachmentsOf, attachmentTexts } from './attachments.ts';

const NAME = /:([a-zA-Z0-9_+-]+):/g;

/** The emoji that a post shows, by name: those of its texts and those people reacted with. */
export function emojiNamesOf(post: Post, reactions: readonly Reaction[] = []): string[] {
  const texts = [post.message, ...attachmentsOf(post).flatMap(attachmentTexts)];
  return [
    ...new Set([
      ...texts.flatMap((text) => [...text.matchAll(NAME)].map(([, name = '']) => name)),
      ...reactions.map((reaction) => reaction.emoji_name),
    ]),
  ];
}
