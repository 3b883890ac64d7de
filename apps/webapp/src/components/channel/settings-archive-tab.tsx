import type { Channel } from '@mattermost/types/channels';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';

interface SettingsArchiveTabProps {
  channel: Channel;
  onExited(): void;
}

export function SettingsArchiveTab({ channel, onExited }: SettingsArchiveTabProps) {
  const dispatch = useAppDispatch();
  const archive = () => {
    onExited();
    dispatch(openModalById('delete_channel', { channel }));
  };
  return (
    <>
      <p>
        <Text id="archive.text" values={{ name: channel.display_name }} />
      </p>
      <p className="channel-setting">
        <button type="button" className="btn btn-danger btn-sm" onClick={archive}>
          <Text id="archive.confirm" />
        </button>
      </p>
    </>
  );
}
