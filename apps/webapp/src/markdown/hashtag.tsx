import { useAppDispatch } from '../store/hooks.ts';
import { searchHashtag } from '../actions/search-hashtag.ts';

/** `#word`: a click looks for where else it was said. */
export function Hashtag({ hashtag }: { hashtag: string }) {
  const dispatch = useAppDispatch();
  return (
    <button type="button" className="mention-link hashtag" onClick={() => dispatch(searchHashtag(hashtag))}>
      {hashtag}
    </button>
  );
}
