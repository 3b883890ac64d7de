import type { Post } from '@patchbay/plugin-sdk';
import { DEMO_POST_TYPE } from '../demo-event.ts';
import type { Configuration } from './configuration.ts';

/** A message that starts with this becomes a post that the web half draws. */
const CARD = /^\[demo\]\s*/i;

const NEEDS_ITS_LINE = /(?:^|\n)\s*(?:`{3,}|~{3,}|\|[^\n]*\|)\s*$/;

/** Why a message may not be posted, or nothing. The word counts in any case, but only as a word of its own. */
export function refusal(message: string, { forbidden_word }: Configuration): string | undefined {
  const word = forbidden_word.trim();
  if (word === '') return undefined;
  const literal = word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const found = new RegExp(String.raw`(?<![\p{L}\p{N}_])${literal}(?![\p{L}\p{N}_])`, 'iu').test(message);
  return found ? `The demo plugin does not let the word "${word}" through. Say it another way.` : undefined;
}

/** The post with the configured text behind its message, or as a card; nothing where it stays as it is. */
export function decorated(post: Post, { decorate, decoration }: Configuration): Post | undefined {
  // Other types are the server's own messages.
  if (post.type !== '') return undefined;
  if (CARD.test(post.message)) {
    const message = post.message.replace(CARD, '');
    return { ...post, message, type: DEMO_POST_TYPE, props: { ...post.props, demo_card: true } };
  }
  if (!decorate || decoration === '' || post.message === '') return undefined;
  return {
    ...post,
    // The end of a code block and the last row of a table are what they are only while they are alone on their line.
    message: `${post.message}${NEEDS_ITS_LINE.test(post.message) ? '\n\n' : ' '}${decoration}`,
    props: { ...post.props, demo_decorated: true },
  };
}
