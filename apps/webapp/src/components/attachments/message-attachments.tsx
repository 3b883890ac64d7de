import type { Post } from '@mattermost/types/posts';
import { useMemo } from 'react';
import { attachmentsOf } from './attachment.ts';
import { AttachmentView } from './attachment-view.tsx';

/** The attachments that bots, webhooks and plugins put on posts. */
export function MessageAttachments({ post }: { post: Post }) {
  const attachments = useMemo(() => attachmentsOf(post), [post]);
  return (
    <>
      {attachments.map((attachment, index) => (
        <AttachmentView key={index} attachment={attachment} post={post} />
      ))}
    </>
  );
}
