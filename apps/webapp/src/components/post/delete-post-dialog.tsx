import type { Post } from '@mattermost/types/posts';
import { Text } from '../../i18n/text.tsx';
import { ConfirmDialog } from '../dialog/confirm-dialog.tsx';
import type { PostDeletion } from './use-delete-post.ts';

/** Whether a post is to be deleted, and with it its answers. */
export function DeletePostDialog({ post, deletion }: { post: Post; deletion: PostDeletion }) {
  const count = post.root_id === '' ? (post.reply_count ?? 0) : 0;
  return (
    <ConfirmDialog
      title={<Text id="post.deleteTitle" />}
      confirm={<Text id="post.delete" />}
      danger
      confirmId="deletePostModalButton"
      onConfirm={deletion.confirm}
      onCancel={deletion.cancel}
    >
      <p>
        <Text id="post.deleteText" />
      </p>
      {count > 0 && (
        <p>
          <Text id="post.deleteReplies" values={{ count }} />
        </p>
      )}
      {deletion.error !== undefined && (
        <p className="alert alert--error" role="alert">
          {deletion.error}
        </p>
      )}
    </ConfirmDialog>
  );
}
