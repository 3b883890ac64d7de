import type { ChannelCategory } from '@mattermost/types/channel_categories';
import { deleteCategory } from 'mattermost-redux/actions/channel_categories';
import { useState } from 'react';
import { ofRedux } from '../../actions/of-redux.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { ConfirmDialog } from '../dialog/confirm-dialog.tsx';

interface DeleteCategoryDialogProps {
  category: ChannelCategory;
  onExited(): void;
}

/** Its channels go back to where they were without it; none is left. */
export function DeleteCategoryDialog({ category, onExited }: DeleteCategoryDialogProps) {
  const dispatch = useAppDispatch();
  const [error, setError] = useState<ActionError>();
  const remove = async () => {
    const done = await dispatch(ofRedux(deleteCategory(category.id)));
    setError(done.error);
    if (done.error === undefined) {
      onExited();
    }
  };
  return (
    <ConfirmDialog
      title={<Text id="category.deleteTitle" values={{ name: category.display_name }} />}
      confirm={<Text id="category.delete" />}
      danger
      onConfirm={() => void remove()}
      onCancel={onExited}
    >
      {error !== undefined && <ErrorNote error={error} />}
      <p>
        <Text id="category.deleteText" />
      </p>
    </ConfirmDialog>
  );
}
