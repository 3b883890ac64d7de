import { forwardRef, useCallback, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Virtuoso } from 'react-virtuoso';
import type { ListRange, VirtuosoHandle } from 'react-virtuoso';
import { moveAmongPosts } from './move-among-posts.ts';
import type { PostRow } from './post-rows.ts';
import { useFirstItemIndex } from './use-first-item-index.ts';
import { useStayAtEnd } from './use-stay-at-end.ts';

/** So near to the end, in pixels, the reader is at the end. */
const AT_END_WITHIN_PX = 80;
/** What is drawn beyond what is seen, in pixels. */
const DRAWN_BEYOND_PX = 800;
/** So many rows from an edge more are asked for. */
const LOAD_WITHIN_ROWS = 15;
const USUAL_ROW_PX = 56;

export interface VirtualPostsHandle {
  scrollToEnd(): void;
  scrollToRow(index: number): void;
}

interface VirtualPostsProps {
  id: string;
  label: string;
  rows: readonly PostRow[];
  /** The row that is seen first; the end if it is left out. */
  start?: { index: number; align: 'start' | 'center' };
  /** The last row is the newest there is: the list stays there while the reader is at its end. */
  isNewest: boolean;
  /** Where a short list stands. */
  isAtTop?: boolean;
  header?: ReactNode;
  footer?: ReactNode;
  renderRow(row: PostRow): ReactNode;
  onNearTop?(): void;
  onNearEnd?(): void;
  onAtEnd?(isAtEnd: boolean): void;
  onRange?(range: { first: number; last: number }): void;
}

interface Edges {
  header: ReactNode;
  footer: ReactNode;
}

const Header = ({ context }: { context?: Edges }) => <>{context?.header}</>;
const Footer = ({ context }: { context?: Edges }) => <div className="post-list__foot">{context?.footer}</div>;
const edges = { Header, Footer };

/** Rows of posts of which only those near what is seen are in the page. What is read keeps its place when older come. */
export const VirtualPosts = forwardRef<VirtualPostsHandle, VirtualPostsProps>(
  function VirtualPosts(props, ref) {
    const { id, label, rows, start, isNewest, isAtTop = false, header, footer, renderRow } = props;
    const virtuoso = useRef<VirtuosoHandle>(null);
    const firstItemIndex = useFirstItemIndex(rows);
    const range = useRef<ListRange>();
    const { scrollerRef, stay, leave, arrive } = useStayAtEnd(
      start === undefined,
      isNewest,
      AT_END_WITHIN_PX,
    );

    useImperativeHandle(ref, () => ({
      scrollToEnd: () => virtuoso.current?.scrollToIndex({ index: 'LAST', align: 'end' }),
      scrollToRow: (index) => {
        leave();
        virtuoso.current?.scrollToIndex({ index, align: 'center' });
      },
    }));

    const { onNearTop, onNearEnd, onRange } = props;
    const look = useCallback(() => {
      if (range.current === undefined) {
        return;
      }
      const first = range.current.startIndex - firstItemIndex;
      const last = range.current.endIndex - firstItemIndex;
      onRange?.({ first, last });
      if (first < LOAD_WITHIN_ROWS) {
        onNearTop?.();
      }
      if (last >= rows.length - LOAD_WITHIN_ROWS) {
        onNearEnd?.();
      }
    }, [firstItemIndex, onNearEnd, onNearTop, onRange, rows.length]);
    useLayoutEffect(look, [look]);

    return (
      <Virtuoso<PostRow, Edges>
        ref={virtuoso}
        id={id}
        className="post-list"
        role="log"
        aria-label={label}
        tabIndex={0}
        data={rows}
        context={{ header, footer }}
        components={edges}
        firstItemIndex={firstItemIndex}
        initialTopMostItemIndex={start ?? { index: 'LAST', align: 'end' }}
        alignToBottom={!isAtTop}
        followOutput={isNewest ? (atEnd) => (atEnd ? 'auto' : false) : false}
        scrollerRef={scrollerRef}
        totalListHeightChanged={stay}
        atBottomThreshold={AT_END_WITHIN_PX}
        atBottomStateChange={(isAtEnd) => {
          if (isAtEnd) {
            arrive();
          }
          props.onAtEnd?.(isAtEnd);
        }}
        increaseViewportBy={DRAWN_BEYOND_PX}
        defaultItemHeight={USUAL_ROW_PX}
        computeItemKey={(_index, row) => row.key}
        itemContent={(_index, row) => <div className="post-list__row">{renderRow(row)}</div>}
        rangeChanged={(next) => {
          range.current = next;
          look();
        }}
        onKeyDown={(event: KeyboardEvent<HTMLDivElement>) => moveAmongPosts(event)}
      />
    );
  },
);
