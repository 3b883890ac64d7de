import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { Panel } from '../rhs/panel.tsx';
import { useChannelRights } from './channel-rights.ts';
import { MemberList } from './member-list.tsx';
import { usePanelChannel } from './use-panel-channel.ts';
import type { Channel } from '@mattermost/types/channels';

export function ChannelMembersPanel() {
  const channel = usePanelChannel();
  return (
    <Panel title={<Text id="members.panel" />}>
      {channel !== undefined && <Content key={channel.id} channel={channel} />}
    </Panel>
  );
}

function Content({ channel }: { channel: Channel }) {
  const dispatch = useAppDispatch();
  const { managesMembers } = useChannelRights(channel);
  return (
    <div className="channel-panel">
      {managesMembers && (
        <button
          type="button"
          className="btn btn-primary btn-sm"
          onClick={() => dispatch(openModalById('channel_invite', { channel }))}
        >
          <Text id="channel.invite" />
        </button>
      )}
      <MemberList channel={channel} />
    </div>
  );
}
