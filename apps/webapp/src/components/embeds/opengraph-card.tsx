import type { OpenGraphMetadata, Post } from '@mattermost/types/posts';
import { getOpenGraphMetadataForUrl } from 'mattermost-redux/selectors/entities/posts';
import { imageAddress } from '../../markdown/image-address.ts';
import { MarkdownLink } from '../../markdown/markdown-link.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { Collapsible } from './collapsible.tsx';
import { imageBox } from './image-box.ts';

const TEXT_LENGTH = 300;
/** From this width on, in pixels, a picture stands under the text and not beside it. */
const LARGE_PX = 150;

interface OpenGraphCardProps {
  post: Post;
  url: string;
  data: unknown;
}

/** What a page says of itself: site, title, description, picture. All of it is the page's own, and hostile. */
export function OpenGraphCard({ post, url, data }: OpenGraphCardProps) {
  const stored = useAppSelector((state) => getOpenGraphMetadataForUrl(state, post.id, url));
  const hasProxy = useAppSelector((state) => state.entities.general.config.HasImageProxy === 'true');
  const page = (stored ?? data ?? {}) as Partial<OpenGraphMetadata>;
  const title = textOf(page.title) || textOf(page.site_name);
  if (title === '' || post.props?.link_preview_removed === true) {
    return null;
  }
  const image = Array.isArray(page.images) ? page.images[0] : undefined;
  const imageUrl = textOf(image?.secure_url) || textOf(image?.url);
  const source = imageUrl === '' ? undefined : imageAddress(imageUrl, hasProxy);
  const known = post.metadata?.images?.[imageUrl] ?? sizeOf(image);
  const isLarge = (known?.width ?? 0) >= LARGE_PX;
  const picture = source !== undefined && (
    <img
      className="opengraph__image"
      src={source}
      alt=""
      loading="lazy"
      referrerPolicy="no-referrer"
      {...(isLarge ? imageBox(known) : {})}
      onError={(event) => event.currentTarget.remove()}
    />
  );
  return (
    <div className={`opengraph PostAttachmentOpenGraph ${isLarge ? 'opengraph--large' : ''}`.trim()}>
      <div className="opengraph__text">
        {textOf(page.site_name) !== '' && <span className="opengraph__site">{textOf(page.site_name)}</span>}
        <MarkdownLink href={url} className="opengraph__title">
          {title}
        </MarkdownLink>
        {textOf(page.description) !== '' && (
          <p className="opengraph__description">{cut(textOf(page.description))}</p>
        )}
      </div>
      {picture !== false &&
        (isLarge ? <Collapsible id={`${post.id} ${url}`}>{picture}</Collapsible> : picture)}
    </div>
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const cut = (text: string) => (text.length > TEXT_LENGTH ? `${text.slice(0, TEXT_LENGTH)}…` : text);

function sizeOf(image: { width?: unknown; height?: unknown } | undefined) {
  const { width, height } = image ?? {};
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : undefined;
}
