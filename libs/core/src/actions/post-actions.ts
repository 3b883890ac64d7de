import type { Post } from '@patchbay/contract';
import { newId } from '../model/ids.ts';

type Loose = Record<string, unknown>;

/** A button or menu of a post as its integration wrote it; nothing of it is certain. */
export interface PostActionLike extends Loose {
  readonly id?: unknown;
  readonly type?: unknown;
  readonly data_source?: unknown;
  readonly integration?: unknown;
}

/** What an integration calls when somebody acts. */
export interface Integration {
  readonly url: string;
  readonly context: Record<string, unknown>;
}

/** Props that an answer of the integration cannot take away from the post, nor give to it. */
export const RETAINED_PROPS: readonly string[] = [
  'from_webhook',
  'from_bot',
  'from_plugin',
  'override_username',
  'override_icon_url',
];

/** Every action of a post has an id: clients name by it what somebody pressed. */
export function withActionIds<T extends Partial<Post>>(post: T): T {
  return mapActions(post, (action) => (isText(action.id) ? action : copied(action, { id: newId() })));
}

/** The post with each of its actions as `change` makes it; the same post where it has none. */
export function mapActions<T extends Partial<Post>>(
  post: T,
  change: (action: PostActionLike) => PostActionLike,
): T {
  const attachments: unknown = post.props?.['attachments'];
  if (!Array.isArray(attachments) || !attachments.some(hasActions)) return post;
  const changed = attachments.map((attachment: unknown) =>
    hasActions(attachment)
      ? copied(attachment, {
          actions: copied(
            attachment.actions,
            attachment.actions.map((action) => (isObject(action) ? change(action) : action)),
          ),
        })
      : attachment,
  );
  return { ...post, props: { ...post.props, attachments: copied(attachments, changed) } };
}

/** One action of a post by its id. */
export function actionOf(post: Post, actionId: string): PostActionLike | undefined {
  const attachments: unknown = post.props['attachments'];
  if (!Array.isArray(attachments) || actionId === '') return undefined;
  return attachments
    .filter(hasActions)
    .flatMap((attachment) => attachment.actions.filter(isObject))
    .find((action: PostActionLike) => action.id === actionId);
}

/** What an action calls; undefined where that is nothing. */
export function integrationOf(action: PostActionLike): Integration | undefined {
  const { integration } = action;
  if (!isObject(integration) || !isText(integration['url'])) return undefined;
  const context = integration['context'];
  return { url: integration['url'], context: isObject(context) ? context : {} };
}

/** Which props stay as they are when the integration answers with another version of the post. */
export function preservedProps(post: Pick<Post, 'props'>): {
  retain: Record<string, unknown>;
  remove: string[];
} {
  const has = (name: string) => post.props[name] !== undefined;
  return {
    retain: Object.fromEntries(RETAINED_PROPS.filter(has).map((name) => [name, post.props[name]])),
    remove: RETAINED_PROPS.filter((name) => !has(name)),
  };
}

/** A copy that is still of the registered type it came with, which plugins expect back. */
function copied<T extends object>(source: T, changes: Partial<T>): T {
  const copy: T = Array.isArray(source) ? ([] as unknown as T) : ({} as T);
  Object.defineProperties(copy, Object.getOwnPropertyDescriptors(source));
  return Object.assign(copy, changes);
}

function hasActions(value: unknown): value is Loose & { actions: unknown[] } {
  return isObject(value) && Array.isArray(value['actions']) && value['actions'].length > 0;
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
