import type { Channel } from '@mattermost/types/channels';
import { ChannelTypes } from 'mattermost-redux/action_types';
import { deleteChannel, unarchiveChannel, updateChannelPrivacy } from 'mattermost-redux/actions/channels';
import { useState } from 'react';
import { loadChannel } from '../../actions/channels.ts';
import { ofRedux } from '../../actions/of-redux.ts';
import type { ActionError, ActionResult } from '../../actions/result.ts';
import type { MessageId } from '../../i18n/catalogue.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import type { AppThunk } from '../../store/store.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { ConfirmDialog } from '../dialog/confirm-dialog.tsx';

interface ChangeProps {
  channel: Channel;
  onExited(): void;
}

interface Change {
  title: MessageId;
  text: MessageId;
  confirm: MessageId;
  isDangerous?: boolean;
  run(channel: Channel): AppThunk<Promise<ActionResult<unknown>>>;
}

/** A change of a channel that asks first, and says in its place what went wrong. */
function changeDialog(change: Change) {
  return function ChangeDialog({ channel, onExited }: ChangeProps) {
    const dispatch = useAppDispatch();
    const [error, setError] = useState<ActionError>();
    const run = async () => {
      const done = await dispatch(change.run(channel));
      setError(done.error);
      if (done.error === undefined) {
        onExited();
      }
    };
    const values = { name: channel.display_name };
    return (
      <ConfirmDialog
        title={<Text id={change.title} values={values} />}
        confirm={<Text id={change.confirm} />}
        danger={change.isDangerous}
        onConfirm={() => void run()}
        onCancel={onExited}
      >
        {error !== undefined && <ErrorNote error={error} />}
        <p>
          <Text id={change.text} values={values} />
        </p>
      </ConfirmDialog>
    );
  };
}

export const ArchiveChannelDialog = changeDialog({
  title: 'archive.title',
  text: 'archive.text',
  confirm: 'archive.confirm',
  isDangerous: true,
  run:
    ({ id, team_id: teamId }) =>
    async (dispatch) => {
      const done = await dispatch(ofRedux(deleteChannel(id)));
      if (done.error === undefined) {
        const data = { id, team_id: teamId, deleteAt: Date.now() };
        dispatch({ type: ChannelTypes.RECEIVED_CHANNEL_DELETED, data });
      }
      return done;
    },
});

export const UnarchiveChannelDialog = changeDialog({
  title: 'unarchive.title',
  text: 'unarchive.text',
  confirm: 'unarchive.confirm',
  run:
    ({ id }) =>
    async (dispatch) => {
      const done = await dispatch(ofRedux(unarchiveChannel(id)));
      return done.error === undefined ? dispatch(loadChannel(id)) : done;
    },
});

const MakePrivateDialog = changeDialog({
  title: 'convert.title',
  text: 'convert.text',
  confirm: 'convert.confirm',
  run: ({ id }) => ofRedux(updateChannelPrivacy(id, 'P')),
});

const MakePublicDialog = changeDialog({
  title: 'makePublic.title',
  text: 'makePublic.text',
  confirm: 'makePublic.confirm',
  run: ({ id }) => ofRedux(updateChannelPrivacy(id, 'O')),
});

/** A public channel becomes private, or the other way round. */
export function ConvertChannelDialog({ toPublic = false, ...props }: ChangeProps & { toPublic?: boolean }) {
  return toPublic ? <MakePublicDialog {...props} /> : <MakePrivateDialog {...props} />;
}
