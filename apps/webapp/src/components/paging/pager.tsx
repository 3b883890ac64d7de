import { Text } from '../../i18n/text.tsx';

interface PagerProps {
  /** The first entry that is shown, counted from 1, and how many are. */
  first: number;
  count: number;
  /** How many there are in all; undefined where that is not known. */
  total?: number;
  /** Whether there are more, where it is not known how many. */
  hasMore?: boolean;
  onBack(): void;
  onForward(): void;
}

/** Which part of a long list is shown, and the way to the others; nothing where there are none. */
export function Pager({ first, count, total, hasMore: mayHaveMore = false, onBack, onForward }: PagerProps) {
  const last = first + count - 1;
  const hasMore = total === undefined ? mayHaveMore : last < total;
  if (total === undefined && first <= 1 && !hasMore) {
    return null;
  }
  return (
    <div className="pager">
      <span role="status">
        {last > 0 &&
          (total === undefined ? (
            <Text id="pager.part" values={{ first, last }} />
          ) : (
            <Text id="pager.partOf" values={{ first, last, total }} />
          ))}
      </span>
      {(first > 1 || hasMore) && (
        <span className="pager__buttons">
          <button type="button" className="btn btn-tertiary btn-sm" disabled={first <= 1} onClick={onBack}>
            <Text id="pager.back" />
          </button>
          <button type="button" className="btn btn-tertiary btn-sm" disabled={!hasMore} onClick={onForward}>
            <Text id="pager.forward" />
          </button>
        </span>
      )}
    </div>
  );
}
