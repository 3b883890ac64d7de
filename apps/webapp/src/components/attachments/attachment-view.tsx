import type { Post } from '@mattermost/types/posts';
import { Markdown } from '../../markdown/markdown.tsx';
import { MarkdownLink } from '../../markdown/markdown-link.tsx';
import { imageAddress } from '../../markdown/image-address.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { PostImage } from '../embeds/post-image.tsx';
import { ShowMore } from '../post/show-more.tsx';
import { AttachmentActions } from './attachment-actions.tsx';
import { attachmentColour } from './attachment-colour.ts';
import { AttachmentFields } from './attachment-fields.tsx';
import type { Attachment } from './attachment.ts';

const isWeb = (url: string) => /^https?:\/\//i.test(url);

interface AttachmentViewProps {
  attachment: Attachment;
  post: Post;
}

/** One attachment: text before it, a box with a coloured edge, and in it what its author put there. */
export function AttachmentView({ attachment, post }: AttachmentViewProps) {
  const { pretext, color, text, fields, imageUrl, thumbUrl, actions } = attachment;
  const options = { postId: post.id, channelId: post.channel_id, imagesMetadata: post.metadata?.images };
  return (
    <div className="attachment">
      {pretext !== '' && (
        <div className="attachment__thumb-pretext post-message__text">
          <Markdown text={pretext} options={options} />
        </div>
      )}
      <div className="attachment__box attachment__content">
        <div className="attachment__edge" style={{ background: attachmentColour(color) }} />
        <div className="attachment__body">
          <Author attachment={attachment} />
          <Title attachment={attachment} />
          {text !== '' && (
            <ShowMore id={`${post.id} attachment`}>
              <div className="attachment__text post-message__text">
                <Markdown text={text} options={options} />
              </div>
            </ShowMore>
          )}
          {fields.length > 0 && <AttachmentFields fields={fields} options={options} />}
          {isWeb(imageUrl) && <PostImage url={imageUrl} post={post} />}
          <Footer attachment={attachment} />
          {actions.length > 0 && <AttachmentActions actions={actions} post={post} />}
        </div>
        {isWeb(thumbUrl) && <PostImage url={thumbUrl} post={post} isThumb />}
      </div>
    </div>
  );
}

function Author({ attachment: { authorName, authorIcon, authorLink } }: { attachment: Attachment }) {
  if (authorName === '' && !isWeb(authorIcon)) {
    return null;
  }
  const content = (
    <>
      {isWeb(authorIcon) && <SmallIcon url={authorIcon} />}
      {authorName}
    </>
  );
  return (
    <div className="attachment__author attachment__author-name">
      {isWeb(authorLink) ? <MarkdownLink href={authorLink}>{content}</MarkdownLink> : content}
    </div>
  );
}

function Title({ attachment: { title, titleLink } }: { attachment: Attachment }) {
  if (title === '') {
    return null;
  }
  return (
    <h3 className="attachment__title">
      {isWeb(titleLink) ? (
        <MarkdownLink href={titleLink} className="attachment__title-link">
          {title}
        </MarkdownLink>
      ) : (
        <Markdown text={title} options={{ singleline: true }} />
      )}
    </h3>
  );
}

function Footer({ attachment: { footer, footerIcon } }: { attachment: Attachment }) {
  return footer === '' ? null : (
    <div className="attachment__footer">
      {isWeb(footerIcon) && <SmallIcon url={footerIcon} />}
      <span>{footer}</span>
    </div>
  );
}

function SmallIcon({ url }: { url: string }) {
  const hasProxy = useAppSelector((state) => state.entities.general.config.HasImageProxy === 'true');
  return (
    <img
      className="attachment__icon"
      src={imageAddress(url, hasProxy)}
      alt=""
      loading="lazy"
      referrerPolicy="no-referrer"
    />
  );
}
