import type { Post } from '@mattermost/types/posts';
import { Client4 } from 'mattermost-redux/client';
import { useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import { Markdown } from '../../markdown/markdown.tsx';
import { useAppDispatch } from '../../store/hooks.ts';

interface AttachmentAction {
  id?: string;
  name?: string;
  type?: string;
  style?: string;
  cookie?: string;
}

interface Attachment {
  id?: number | string;
  color?: string;
  pretext?: string;
  author_name?: string;
  title?: string;
  title_link?: string;
  text?: string;
  fields?: { title?: string; value?: unknown; short?: boolean }[] | null;
  footer?: string;
  image_url?: string;
  thumb_url?: string;
  actions?: AttachmentAction[] | null;
}

const named: Readonly<Record<string, string>> = { good: '#3db887', warning: '#ffbc1f', danger: '#d24b4e' };

function barColour(colour: string | undefined): string | undefined {
  const wanted = colour ?? '';
  return named[wanted] ?? (/^#[\da-f]{3,8}$/i.test(wanted) ? wanted : undefined);
}

const isWeb = (url: string | undefined): url is string => /^https?:\/\//i.test(url ?? '');

/** The attachments that bots and plugins put on posts, with their buttons. */
export function MessageAttachments({ post }: { post: Post }) {
  const attachments = Array.isArray(post.props?.attachments) ? (post.props.attachments as Attachment[]) : [];
  return (
    <>
      {attachments.map((attachment, index) => (
        <AttachmentView key={index} attachment={attachment} postId={post.id} />
      ))}
    </>
  );
}

function AttachmentView({ attachment, postId }: { attachment: Attachment; postId: string }) {
  const { pretext, author_name: author, title, title_link: link, text, fields, footer, actions } = attachment;
  const image = isWeb(attachment.image_url) ? attachment.image_url : undefined;
  return (
    <div className="attachment">
      {pretext && <Markdown text={pretext} />}
      <div className="attachment__box" style={{ borderLeftColor: barColour(attachment.color) }}>
        {author && <small className="attachment__author">{author}</small>}
        {title && (
          <h3 className="attachment__title">
            {isWeb(link) ? (
              <a href={link} target="_blank" rel="noopener noreferrer">
                {title}
              </a>
            ) : (
              <Markdown text={title} options={{ singleline: true }} />
            )}
          </h3>
        )}
        {text && <Markdown text={text} />}
        {fields && fields.length > 0 && (
          <dl className="attachment__fields">
            {fields.map((field, index) => (
              <div key={index} className={field.short ? 'attachment__field--short' : ''}>
                <dt>{field.title}</dt>
                <dd>
                  <Markdown text={String(field.value ?? '')} />
                </dd>
              </div>
            ))}
          </dl>
        )}
        {image !== undefined && <img src={image} alt="" loading="lazy" referrerPolicy="no-referrer" />}
        {footer && <small className="attachment__footer">{footer}</small>}
        <ActionButtons actions={actions ?? []} postId={postId} />
      </div>
    </div>
  );
}

function ActionButtons({ actions, postId }: { actions: AttachmentAction[]; postId: string }) {
  const dispatch = useAppDispatch();
  const [error, setError] = useState<string>();
  const buttons = actions.filter(({ id, type }) => id && (type ?? 'button') === 'button');

  const press = async ({ id = '', cookie = '' }: AttachmentAction) => {
    const result = await dispatch(guarded(() => Client4.doPostActionWithCookie(postId, id, cookie)));
    setError(result.error?.message);
  };

  if (buttons.length === 0) {
    return null;
  }
  return (
    <div className="attachment__actions">
      {buttons.map((action) => (
        <button
          key={action.id}
          type="button"
          className={`btn btn-sm ${action.style === 'danger' ? 'btn-danger' : 'btn-tertiary'}`}
          onClick={() => void press(action)}
        >
          {action.name}
        </button>
      ))}
      {error !== undefined && (
        <small className="error-text" role="alert">
          {error}
        </small>
      )}
    </div>
  );
}
