import type { Channel } from '@mattermost/types/channels';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { Link } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { useChannelRights } from './channel-rights.ts';

/** Stands where one would write: the channel can only be read. */
export function ArchivedBanner({ channel }: { channel: Channel }) {
  const dispatch = useAppDispatch();
  const team = useAppSelector(getCurrentTeam);
  const { restores } = useChannelRights(channel);
  return (
    <div id="channelArchivedMessage" className="archived-banner" role="status">
      <Icon name="archive-outline" />
      <span className="archived-banner__text">
        <Text id="archived.text" />
      </span>
      {restores && (
        <button
          type="button"
          className="btn btn-tertiary btn-sm"
          onClick={() => dispatch(openModalById('unarchive_channel', { channel }))}
        >
          <Text id="channel.unarchive" />
        </button>
      )}
      <Link className="btn btn-primary btn-sm" to={`/${team?.name ?? ''}/channels/town-square`}>
        <Text id="archived.close" />
      </Link>
    </div>
  );
}
