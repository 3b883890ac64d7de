import type { Channel } from '@mattermost/types/channels';
import { useCallback } from 'react';
import { useAppDispatch } from '../../store/hooks.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { leaveAndGo } from '../../actions/leave-and-go.ts';

/** Leaves a public channel at once; of a private one, which nobody comes back into by themselves, it asks first. */
export function useLeaveChannel(): (channel: Channel) => void {
  const dispatch = useAppDispatch();
  return useCallback(
    (channel) => {
      if (channel.type === 'P') {
        dispatch(openModalById('leave_private_channel_modal', { channel }));
      } else {
        void dispatch(leaveAndGo(channel)).then(({ error }) => {
          if (error !== undefined) {
            dispatch(openModalById('leave_private_channel_modal', { channel, error }));
          }
        });
      }
    },
    [dispatch],
  );
}
