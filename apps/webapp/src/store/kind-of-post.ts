import type { Post } from '@mattermost/types/posts';

/** Posts that clients of plugins put into the store before the server has answered have no type yet. */
type Typed = Partial<Pick<Post, 'type'>>;

const begins = ({ type }: Typed, start: string) => typeof type === 'string' && type.startsWith(start);

/** One that a single person sees, and no server keeps. */
export const isEphemeralPost = (post: Typed): boolean => begins(post, 'system_ephemeral');

/** One that the server wrote for everybody: who joined, what was renamed. */
export const isSystemPost = (post: Typed): boolean => begins(post, 'system_') && !isEphemeralPost(post);
