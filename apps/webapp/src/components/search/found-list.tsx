import type { Post } from '@mattermost/types/posts';
import type { ReactNode } from 'react';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import type { MessageId } from '../../i18n/catalogue.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Icon } from '../elements/icon.tsx';
import { ResultItem } from './result-item.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';

interface FoundListProps {
  posts: readonly Post[];
  isLoading: boolean;
  error?: ActionError;
  hasMore?: boolean;
  words?: RegExp;
  empty: { icon: string; title: MessageId; text: MessageId };
  onRetry(): void;
  onMore?(): void;
}

/** Posts at the right-hand side, with what is said when there are none, when they are coming, and when that failed. */
export function FoundList({
  posts,
  isLoading,
  error,
  hasMore = false,
  words,
  empty,
  onRetry,
  onMore,
}: FoundListProps) {
  return (
    <FoundFrame
      count={posts.length}
      isLoading={isLoading}
      error={error}
      hasMore={hasMore}
      empty={empty}
      onRetry={onRetry}
      onMore={onMore}
    >
      {posts.map((post) => (
        <FaultBoundary key={post.id} place="found post" says="fault.message" of={post}>
          <ResultItem post={post} words={words} />
        </FaultBoundary>
      ))}
    </FoundFrame>
  );
}

type FoundFrameProps = Omit<FoundListProps, 'posts' | 'words'> & { count: number; children: ReactNode };

/** What surrounds a list of something that was found. */
export function FoundFrame(props: FoundFrameProps) {
  const { count, isLoading, error, hasMore = false, empty, onRetry, onMore, children } = props;
  const text = useText();
  return (
    <div className="found" aria-busy={isLoading}>
      {children}
      {error !== undefined && (
        <div className="found__error">
          <ErrorNote error={error} />
          <button type="button" className="btn btn-tertiary btn-sm" onClick={onRetry}>
            <Text id="error.again" />
          </button>
        </div>
      )}
      {isLoading && <div className="spinner spinner--inline" role="status" aria-label={text('loading')} />}
      {!isLoading && error === undefined && count === 0 && (
        <div className="found__empty" role="status">
          <Icon name={empty.icon} />
          <h3>
            <Text id={empty.title} />
          </h3>
          <p>
            <Text id={empty.text} />
          </p>
        </div>
      )}
      {!isLoading && error === undefined && hasMore && (
        <button type="button" className="btn btn-tertiary btn-sm found__more" onClick={onMore}>
          <Text id="search.more" />
        </button>
      )}
    </div>
  );
}
