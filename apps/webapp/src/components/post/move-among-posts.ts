import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The arrows go from post to post, while the focus is on one of them or on their list; what is in a post keeps its own. */
export function moveAmongPosts(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  const from = event.target as HTMLElement;
  const isOnList = from === event.currentTarget;
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  if (!isOnList && !from.matches('.post')) {
    return;
  }
  const posts = [...event.currentTarget.querySelectorAll<HTMLElement>('.post')];
  const next = isOnList ? nearestToEnd(posts, event.currentTarget) : posts[posts.indexOf(from) + step];
  if (next !== undefined) {
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }
}

/** The last post that is wholly seen. */
function nearestToEnd(posts: readonly HTMLElement[], list: HTMLElement): HTMLElement | undefined {
  const end = list.getBoundingClientRect().bottom;
  return posts.findLast((post) => post.getBoundingClientRect().bottom <= end + 1) ?? posts.at(-1);
}
