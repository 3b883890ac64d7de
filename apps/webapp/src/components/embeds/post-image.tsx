import type { Post } from '@mattermost/types/posts';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { imageAddress } from '../../markdown/image-address.ts';
import { safeHref } from '../../markdown/sanitize.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { openLinkPreview } from '../files/open-file-preview.ts';
import { imageBox } from './image-box.ts';

interface PostImageProps {
  url: string;
  post?: Post;
  alt?: string;
  title?: string;
  isThumb?: boolean;
  /** What is known of the size, from the server. */
  size?: { width: number; height: number };
}

/**
 * A picture from somewhere else in a message. Its place is kept before it has come, where its size is known, so that
 * nothing jumps; a click shows it large.
 */
export function PostImage({ url, post, alt = '', title, isThumb = false, size }: PostImageProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const hasProxy = useAppSelector((state) => state.entities.general.config.HasImageProxy === 'true');
  const [failed, setFailed] = useState(false);
  const source = imageAddress(url, hasProxy);
  const known = size ?? post?.metadata?.images?.[url];
  if (source === undefined || failed) {
    return (
      <a
        className="post-image post-image--broken"
        href={safeHref(url) || undefined}
        target="_blank"
        rel="noopener noreferrer"
      >
        <Icon name="file-image-broken-outline" />
        {alt || url}
      </a>
    );
  }
  return (
    <button
      type="button"
      className={`post-image ${isThumb ? 'post-image--thumb' : ''}`.trim()}
      aria-label={text('file.open', { name: alt || title || url })}
      title={title}
      onClick={() => dispatch(openLinkPreview(url, source, post))}
    >
      <img
        className="markdown-inline-img"
        src={source}
        alt={alt}
        loading="lazy"
        referrerPolicy="no-referrer"
        {...(isThumb ? {} : imageBox(known))}
        onError={() => setFailed(true)}
      />
    </button>
  );
}
