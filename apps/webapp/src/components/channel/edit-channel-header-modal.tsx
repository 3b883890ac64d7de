import type { Channel } from '@mattermost/types/channels';
import { patchChannel } from 'mattermost-redux/actions/channels';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { ofRedux } from '../../actions/of-redux.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Markdown } from '../../markdown/markdown.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Dialog } from '../dialog/dialog.tsx';

interface EditChannelHeaderModalProps {
  channel: Channel;
  onExited(): void;
}

/** Characters (contract: rest PUT /channels/{id}/patch). */
const LONGEST_HEADER = 1024;

/** The text in the header of a channel, with how it will look. */
export function EditChannelHeaderModal({ channel, onExited }: EditChannelHeaderModalProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const name = useChannelName(channel);
  const [header, setHeader] = useState(channel.header);
  const [error, setError] = useState<ActionError>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const done = await dispatch(ofRedux(patchChannel(channel.id, { header: header.trim() })));
    setBusy(false);
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
      <button type="submit" form="edit-channel-header" className="btn btn-primary" disabled={isBusy}>
        <Text id="save" />
      </button>
    </>
  );
  return (
    <Dialog title={<Text id="editHeader.title" values={{ name }} />} onClose={onExited} actions={actions}>
      <form id="edit-channel-header" onSubmit={(event) => void submit(event)}>
        {error !== undefined && <ErrorNote error={error} />}
        <label className="field">
          <span>
            <Text id="editHeader.label" />
          </span>
          <textarea
            id="editChannelHeader"
            className="form-control form-control--area"
            data-autofocus
            rows={3}
            maxLength={LONGEST_HEADER}
            placeholder={text('editHeader.placeholder')}
            value={header}
            onChange={(event) => setHeader(event.target.value)}
          />
          <small className="field__help">
            <Text id="editHeader.left" values={{ count: LONGEST_HEADER - header.length }} />
          </small>
        </label>
        {header.trim() !== '' && (
          <div className="header-preview">
            <Markdown text={header} />
          </div>
        )}
      </form>
    </Dialog>
  );
}
