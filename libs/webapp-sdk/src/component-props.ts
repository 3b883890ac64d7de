import type { Post } from './models.ts';
import type { WebSocketClient } from './registry/values.ts';
import type { Theme } from './theme.ts';

/** What every component gets that the host renders through a pluggable place. */
export interface PluggableProps {
  theme: Theme;
  webSocketClient: WebSocketClient;
}

/** What the renderer of a post type gets; it replaces the body of the post. */
export interface PostTypeProps {
  post: Post;
  compactDisplay?: boolean;
  isRHS?: boolean;
  theme?: Theme;
}
