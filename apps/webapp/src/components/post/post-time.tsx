import type { Post } from '@mattermost/types/posts';
import { FormattedDate, useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { ClockTime } from './clock-time.tsx';
import { usePermalink } from './use-permalink.ts';

interface PostTimeProps {
  post: Post;
  className?: string;
  withDate?: boolean;
  /** It has an address of its own. */
  isLinked: boolean;
}

/** When a post was written, with the whole date as its tooltip; it leads to the post. */
export function PostTime({ post, className = '', withDate = false, isLinked }: PostTimeProps) {
  const intl = useIntl();
  const path = usePermalink(post);
  const whole = intl.formatDate(post.create_at, { dateStyle: 'full', timeStyle: 'short' });
  const time = (
    <time dateTime={new Date(post.create_at).toISOString()} title={whole}>
      {withDate && (
        <>
          <FormattedDate value={post.create_at} month="short" day="numeric" />
          {', '}
        </>
      )}
      <ClockTime at={post.create_at} />
    </time>
  );
  const classes = `post__time ${className}`.trim();
  return isLinked ? (
    <Link className={`${classes} post__permalink`} to={path}>
      {time}
    </Link>
  ) : (
    <span className={classes}>{time}</span>
  );
}
