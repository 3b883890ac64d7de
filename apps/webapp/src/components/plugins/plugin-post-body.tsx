import type { Post } from '@mattermost/types/posts';
import type { PostTypeEntry } from '@patchbay/registry';
import { getTheme } from 'mattermost-redux/selectors/entities/preferences';
import { useAppSelector } from '../../store/hooks.ts';
import { PluggableErrorBoundary } from './pluggable-error-boundary.tsx';

interface PluginPostBodyProps {
  entry: PostTypeEntry;
  post: Post;
  isRHS: boolean;
  isCompact?: boolean;
}

/**
 * The body of a post of a plugin's own type. Mattermost draws it without a boundary; here one broken renderer leaves
 * the rest of the channel standing.
 */
export function PluginPostBody({ entry, post, isRHS, isCompact = false }: PluginPostBodyProps) {
  const theme = useAppSelector(getTheme);
  const PostType = entry.component;
  return (
    <PluggableErrorBoundary pluginId={entry.pluginId} location={`post type ${entry.type}`}>
      <PostType post={post} compactDisplay={isCompact} isRHS={isRHS} theme={theme} />
    </PluggableErrorBoundary>
  );
}
