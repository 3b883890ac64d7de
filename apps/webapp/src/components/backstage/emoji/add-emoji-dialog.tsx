import { createCustomEmoji } from 'mattermost-redux/actions/emojis';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useEffect, useId, useState } from 'react';
import { Text } from '../../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../../store/hooks.ts';
import { FormDialog } from '../../dialog/form-dialog.tsx';
import { answerOf } from '../integration-kind.ts';
import { emojiNameOf, emojiNameProblem } from './emoji-name-problem.ts';

interface AddEmojiDialogProps {
  onDone(): void;
  onClose(): void;
}

/** A name and a picture. */
export function AddEmojiDialog({ onDone, onClose }: AddEmojiDialogProps) {
  const dispatch = useAppDispatch();
  const nameId = useId();
  const creatorId = useAppSelector(getCurrentUserId);
  const [typed, setTyped] = useState('');
  const [picture, setPicture] = useState<File>();
  const preview = usePreview(picture);
  const name = emojiNameOf(typed);
  const problem = emojiNameProblem(name);
  return (
    <FormDialog
      title={<Text id="backstage.emoji.add" />}
      confirm={<Text id="save" />}
      isReady={name !== '' && problem === undefined && picture !== undefined}
      send={() => answerOf(dispatch(createCustomEmoji({ name, creator_id: creatorId }, picture)))}
      onDone={onDone}
      onClose={onClose}
    >
      <div className="field">
        <label htmlFor={nameId}>
          <Text id="backstage.emoji.name" />
        </label>
        <input
          id={nameId}
          className="form-control"
          data-autofocus
          data-testid="emoji-name"
          autoComplete="off"
          aria-invalid={problem !== undefined}
          aria-describedby={`${nameId}-help`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <small
          id={`${nameId}-help`}
          className={problem === undefined ? 'field__help' : 'field__help error-text'}
        >
          <Text id={problem ?? 'backstage.emoji.nameHelp'} />
        </small>
      </div>
      <div className="field">
        <label className="btn btn-tertiary">
          <input
            className="visually-hidden"
            type="file"
            data-testid="emoji-picture"
            accept="image/png,image/jpeg,image/gif"
            onChange={(event) => setPicture(event.target.files?.[0] ?? picture)}
          />
          <Text id="backstage.emoji.choose" />
        </label>
        <small className="field__help">
          {picture === undefined ? <Text id="backstage.emoji.pictureHelp" /> : picture.name}
        </small>
        {preview !== undefined && <img className="emoji-list__preview" src={preview} alt="" />}
      </div>
    </FormDialog>
  );
}

/** An address of the picture, as long as it is shown. */
function usePreview(picture: File | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (picture === undefined) {
      return undefined;
    }
    const made = URL.createObjectURL(picture);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return url;
}
