import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';

/** Posts could not be loaded: why, and a way to ask again. */
export function PostsError({ error, onRetry }: { error: ActionError; onRetry(): void }) {
  return (
    <div className="posts-error alert alert--error" role="alert">
      <span>
        <Text id="posts.failed" values={{ reason: error.message }} />
      </span>
      <button type="button" className="btn btn-tertiary btn-sm" onClick={onRetry}>
        <Text id="error.again" />
      </button>
    </div>
  );
}
