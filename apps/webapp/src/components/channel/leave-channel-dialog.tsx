import type { Channel } from '@mattermost/types/channels';
import { useState } from 'react';
import { leaveAndGo } from '../../actions/leave-and-go.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { ConfirmDialog } from '../dialog/confirm-dialog.tsx';

interface LeaveChannelDialogProps {
  channel: Channel;
  /** Why it did not work the first time. */
  error?: ActionError;
  onExited(): void;
}

export function LeaveChannelDialog({ channel, error: before, onExited }: LeaveChannelDialogProps) {
  const dispatch = useAppDispatch();
  const [error, setError] = useState(before);
  const leave = async () => {
    const done = await dispatch(leaveAndGo(channel));
    setError(done.error);
    if (done.error === undefined) {
      onExited();
    }
  };
  return (
    <ConfirmDialog
      title={<Text id="leave.title" values={{ name: channel.display_name }} />}
      confirm={<Text id="leave.confirm" />}
      danger
      onConfirm={() => void leave()}
      onCancel={onExited}
    >
      {error !== undefined && <ErrorNote error={error} />}
      <p>
        <Text id={channel.type === 'P' ? 'leave.private' : 'leave.public'} />
      </p>
    </ConfirmDialog>
  );
}
