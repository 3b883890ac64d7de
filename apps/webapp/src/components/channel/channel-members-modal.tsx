import type { Channel } from '@mattermost/types/channels';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { useChannelRights } from './channel-rights.ts';
import { MemberList } from './member-list.tsx';

interface ChannelMembersModalProps {
  channel: Channel;
  onExited(): void;
}

/** Who is in a channel, over the page; `components/channel/channel-members-panel.tsx` has it beside the channel. */
export function ChannelMembersModal({ channel, onExited }: ChannelMembersModalProps) {
  const dispatch = useAppDispatch();
  const name = useChannelName(channel);
  const { managesMembers } = useChannelRights(channel);
  const invite = () => {
    onExited();
    dispatch(openModalById('channel_invite', { channel }));
  };
  return (
    <Dialog
      title={<Text id="members.title" values={{ name }} />}
      onClose={onExited}
      actions={
        managesMembers ? (
          <button type="button" id="showInviteModal" className="btn btn-primary" onClick={invite}>
            <Text id="channel.invite" />
          </button>
        ) : undefined
      }
    >
      <MemberList channel={channel} />
    </Dialog>
  );
}
