import type { Post } from '@patchbay/contract';

type Loose = Readonly<Record<string, unknown>>;

/** The message attachments of a post. What is in props was written by integrations: nothing of it is certain. */
export function attachmentsOf(post: Pick<Post, 'props'>): readonly Loose[] {
  const given = post.props['attachments'];
  return Array.isArray(given) ? given.filter(isObject) : [];
}

/** The texts in Markdown of an attachment, its fields' too. */
export function attachmentTexts(attachment: Loose): string[] {
  const fields = Array.isArray(attachment['fields']) ? attachment['fields'].filter(isObject) : [];
  return [
    attachment['title'],
    attachment['text'],
    attachment['pretext'],
    ...fields.map((field) => field['value']),
  ].filter(isText);
}

/** The addresses of pictures that an attachment shows besides those in its texts. */
export function attachmentImages(attachment: Loose): string[] {
  return [
    attachment['author_icon'],
    attachment['image_url'],
    attachment['thumb_url'],
    attachment['footer_icon'],
  ].filter(isText);
}

/** The post without what its buttons call: that is between the server and the integration. */
export function withoutIntegrations(post: Post): Post {
  const attachments = attachmentsOf(post);
  if (!attachments.some((attachment) => Array.isArray(attachment['actions']))) return post;
  return {
    ...post,
    props: {
      ...post.props,
      attachments: attachments.map((attachment) =>
        Array.isArray(attachment['actions'])
          ? { ...attachment, actions: attachment['actions'].filter(isObject).map(withoutIntegration) }
          : attachment,
      ),
    },
  };
}

function withoutIntegration(action: Loose): Loose {
  const { integration: _secret, ...shown } = action;
  return shown;
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
