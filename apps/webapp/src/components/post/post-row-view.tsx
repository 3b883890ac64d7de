import { memo } from 'react';
import { FormattedDate } from 'react-intl';
import { ActivityRow } from './activity-row.tsx';
import { NewSeparator } from './new-separator.tsx';
import type { PostRow } from './post-rows.ts';
import { PostView } from './post-view.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';

interface PostRowViewProps {
  row: PostRow;
  channelId?: string;
  threadId?: string;
  isRHS?: boolean;
  /** The post that is looked for. */
  highlightedId?: string;
}

/** One row of a list of posts, drawn again when its own post changed. One that fails leaves the others alone. */
export const PostRowView = memo(function PostRowView(props: PostRowViewProps) {
  return (
    <FaultBoundary place="post row" says="fault.message" of={props.row}>
      <Row {...props} />
    </FaultBoundary>
  );
});

function Row({ row, channelId, threadId, isRHS = false, highlightedId }: PostRowViewProps) {
  switch (row.kind) {
    case 'date':
      return (
        <div className="separator" role="separator">
          <span>
            <FormattedDate value={row.at} weekday="long" month="long" day="numeric" year="numeric" />
          </span>
        </div>
      );
    case 'new':
      return <NewSeparator lastViewedAt={row.lastViewedAt} channelId={channelId} threadId={threadId} />;
    case 'activity':
      return <ActivityRow posts={row.posts} isRHS={isRHS} />;
    case 'post':
      return (
        <PostView
          post={row.post}
          isContinued={row.isContinued}
          isRHS={isRHS}
          isHighlighted={highlightedId === row.post.id}
        />
      );
  }
}
