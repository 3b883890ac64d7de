import type { Post, PostMetadata, PostPriority } from '@patchbay/contract';
import { fill, refuse, type Core } from '@patchbay/core';
import { AppError } from '@patchbay/contract';
import type { z } from 'zod';
import type { SessionContext } from '../http/request-context.ts';
import { invalidBodyParam } from '../http/errors.ts';
import type { NewPost } from './post-bodies.ts';

/** Props that say who speaks: where the server is hardened, only integrations may set them. */
const RESERVED = [
  'from_webhook',
  'override_username',
  'override_icon_url',
  'override_icon_emoji',
  'attachments',
];

/** What a client sent, as a post of the person who sent it. Throws for what they may not set. */
export function newPostOf(core: Core, ctx: SessionContext, body: z.infer<typeof NewPost>): Partial<Post> {
  const { create_at = 0, file_ids, metadata, props, ...post } = body;
  assertHardened(core, ctx, props ?? {});
  const priority = priorityOf(core, metadata?.priority, post.root_id);
  return {
    ...post,
    props: props ?? {},
    file_ids: file_ids ?? [],
    user_id: ctx.userId,
    // Only who may import may choose the time.
    create_at: core.access.hasPermissionTo(ctx.session, 'manage_system') ? create_at : 0,
    ...(priority ? { metadata: fill<PostMetadata>('model.PostMetadata', { priority }) } : {}),
  };
}

/** Throws 400 for props that are reserved for integrations, where ExperimentalEnableHardenedMode is on. */
export function assertHardened(
  core: Core,
  ctx: SessionContext,
  props: Readonly<Record<string, unknown>>,
): void {
  if (core.config.get().ServiceSettings.ExperimentalEnableHardenedMode !== true) return;
  const isIntegration = ctx.session.props['is_bot'] === 'true' || ctx.session.is_oauth;
  if (!isIntegration && RESERVED.some((name) => props[name] !== undefined)) throw invalidBodyParam('props');
}

function priorityOf(
  core: Core,
  given: NonNullable<z.infer<typeof NewPost>['metadata']>['priority'],
  rootId: string,
): PostPriority | undefined {
  if (!given || (!given.priority && !given.requested_ack && !given.persistent_notifications))
    return undefined;
  if (core.config.get().ServiceSettings.PostPriority !== true)
    throw refuse('api.post.post_priority.priority_post_not_allowed_for_user.request_error', 'createPost');
  if (rootId !== '')
    throw refuse(
      'api.post.post_priority.priority_post_only_allowed_for_root_post.request_error',
      'createPost',
    );
  if (given.requested_ack || given.persistent_notifications)
    throw new AppError(
      'license_error.feature_unavailable',
      'createPost',
      501,
      'Asking for acknowledgements, and notifying until someone answers, need a licence.',
    );
  return fill<PostPriority>('model.PostPriority', { priority: given.priority ?? '' });
}
