import { Client4 } from 'mattermost-redux/client';
import { useState } from 'react';
import { Text } from '../../i18n/text.tsx';
import { record, text } from '../../rest/fields.ts';
import { FormDialog } from '../dialog/form-dialog.tsx';

interface CreateTokenDialogProps {
  userId: string;
  onDone(token: string): void;
  onClose(): void;
}

export function CreateTokenDialog({ userId, onDone, onClose }: CreateTokenDialogProps) {
  const [description, setDescription] = useState('');
  return (
    <FormDialog
      title={<Text id="tokens.create" />}
      confirm={<Text id="tokens.createButton" />}
      isReady={description.trim() !== ''}
      send={() => Client4.createUserAccessToken(userId, description.trim())}
      onDone={(made) => onDone(text(record(made).token))}
      onClose={onClose}
    >
      <label className="field">
        <span>
          <Text id="tokens.description" />
        </span>
        <input
          className="form-control"
          data-autofocus
          data-testid="token-description"
          maxLength={255}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
        <small className="field__help">
          <Text id="tokens.descriptionText" />
        </small>
      </label>
    </FormDialog>
  );
}
