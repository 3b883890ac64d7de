import type { Post } from '@mattermost/types/posts';
import { useMemo } from 'react';
import { attachmentsOf } from './attachment.ts';
import { AttachmentView } from './attachment-view.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';

/** The attachments that bots, webhooks and plugins put on posts. */
export function MessageAttachments({ post }: { post: Post }) {
  const attachments = useMemo(() => attachmentsOf(post), [post]);
  return (
    <>
      {attachments.map((attachment, index) => (
        <FaultBoundary key={index} place="attachment" says="fault.attachment" of={post}>
          <AttachmentView attachment={attachment} post={post} />
        </FaultBoundary>
      ))}
    </>
  );
}
