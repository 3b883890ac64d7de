import type { Post } from '@mattermost/types/posts';
import { useAppSelector } from '../../store/hooks.ts';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';

interface PluginPostActionsProps {
  post: Post;
  onDropdownOpened(open: boolean): void;
}

/** Buttons of plugins among what can be done with a post (contract: registry registerPostActionComponent). */
export function PluginPostActions({ post, onDropdownOpened }: PluginPostActionsProps) {
  const entries = useAppSelector((state) => state.plugins.components.PostAction);
  return (
    <>
      {entries.map(({ id, pluginId, component: PostAction }) =>
        PostAction === undefined ? null : (
          <li key={id}>
            <PluggableErrorBoundary pluginId={pluginId} location="PostAction" shape="icon">
              <PostAction post={post} handleDropdownOpened={onDropdownOpened} />
            </PluggableErrorBoundary>
          </li>
        ),
      )}
    </>
  );
}
