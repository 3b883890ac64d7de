import type { Post } from '@mattermost/types/posts';

export interface AttachmentOption {
  text: string;
  value: string;
}

export interface AttachmentAction {
  id: string;
  name: string;
  type: 'button' | 'select';
  style: string;
  cookie: string;
  isDisabled: boolean;
  dataSource: string;
  options: readonly AttachmentOption[];
  defaultOption: string;
}

export interface AttachmentField {
  title: string;
  value: string;
  isShort: boolean;
}

/** One attachment of a post. It is whatever a plugin or a webhook sent: read field by field, '' for what is missing. */
export interface Attachment {
  fallback: string;
  color: string;
  pretext: string;
  authorName: string;
  authorLink: string;
  authorIcon: string;
  title: string;
  titleLink: string;
  text: string;
  fields: readonly AttachmentField[];
  imageUrl: string;
  thumbUrl: string;
  footer: string;
  footerIcon: string;
  actions: readonly AttachmentAction[];
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const objects = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isObject) : []);

export function attachmentsOf(post: Post): readonly Attachment[] {
  return objects(post.props?.attachments).map(read);
}

function read(raw: Fields): Attachment {
  return {
    fallback: text(raw.fallback),
    color: text(raw.color),
    pretext: text(raw.pretext),
    authorName: text(raw.author_name),
    authorLink: text(raw.author_link),
    authorIcon: text(raw.author_icon),
    title: text(raw.title),
    titleLink: text(raw.title_link),
    text: text(raw.text),
    fields: objects(raw.fields).map((field) => ({
      title: text(field.title),
      value: typeof field.value === 'boolean' ? String(field.value) : text(field.value),
      isShort: field.short === true || field.short === 'true',
    })),
    imageUrl: text(raw.image_url),
    thumbUrl: text(raw.thumb_url),
    footer: text(raw.footer),
    footerIcon: text(raw.footer_icon),
    actions: objects(raw.actions).flatMap(readAction),
  };
}

/** An action without an id or a name is none: the server gives each an id. */
function readAction(raw: Fields): AttachmentAction[] {
  const id = text(raw.id);
  const name = text(raw.name);
  if (id === '' || name === '') {
    return [];
  }
  return [
    {
      id,
      name,
      type: raw.type === 'select' ? 'select' : 'button',
      style: text(raw.style),
      cookie: text(raw.cookie),
      isDisabled: raw.disabled === true,
      dataSource: text(raw.data_source),
      options: objects(raw.options).map((option) => ({
        text: text(option.text) || text(option.value),
        value: text(option.value),
      })),
      defaultOption: text(raw.default_option),
    },
  ];
}
