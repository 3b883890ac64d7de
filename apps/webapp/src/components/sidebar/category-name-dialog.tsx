import type { ChannelCategory } from '@mattermost/types/channel_categories';
import { createCategory, renameCategory } from 'mattermost-redux/actions/channel_categories';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { ofRedux } from '../../actions/of-redux.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Dialog } from '../dialog/dialog.tsx';

interface CategoryNameDialogProps {
  teamId: string;
  /** Is renamed; without it a new one is made. */
  category?: ChannelCategory;
  /** What the new one begins with. */
  channelIds?: string[];
  onExited(): void;
}

const LONGEST = 22;

/** Names a category, new or old. */
export function CategoryNameDialog({ teamId, category, channelIds, onExited }: CategoryNameDialogProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const [name, setName] = useState(category?.display_name ?? '');
  const [error, setError] = useState<ActionError>();
  const title = name.trim();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done =
      category === undefined
        ? await dispatch(ofRedux(createCategory(teamId, title, channelIds)))
        : await dispatch(ofRedux(renameCategory(category.id, title)));
    setError(done.error);
    if (done.error === undefined) {
      onExited();
    }
  };
  const actions = (
    <>
      <button type="button" className="btn btn-tertiary" onClick={onExited}>
        <Text id="cancel" />
      </button>
      <button type="submit" form="category-name" className="btn btn-primary" disabled={title === ''}>
        <Text id={category === undefined ? 'category.create' : 'category.rename'} />
      </button>
    </>
  );
  return (
    <Dialog
      title={<Text id={category === undefined ? 'category.new' : 'category.renameTitle'} />}
      onClose={onExited}
      actions={actions}
    >
      <form id="category-name" onSubmit={(event) => void submit(event)}>
        {error !== undefined && <ErrorNote error={error} />}
        <input
          id="editCategoryName"
          className="form-control"
          data-autofocus
          maxLength={LONGEST}
          placeholder={text('category.namePlaceholder')}
          aria-label={text('category.name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <p className="hint">
          <Text id="category.hint" />
        </p>
      </form>
    </Dialog>
  );
}
