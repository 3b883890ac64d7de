import type { Channel } from '@mattermost/types/channels';
import type { FileInfo } from '@mattermost/types/files';
import { FileTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { getCurrentTeamId } from 'mattermost-redux/selectors/entities/teams';
import { useCallback, useEffect } from 'react';
import { FormattedDate } from 'react-intl';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Icon } from '../elements/icon.tsx';
import { usePages } from '../answers/use-pages.ts';
import { FileItem } from '../files/file-item.tsx';
import { openFilePreview } from '../files/open-file-preview.ts';
import { Panel } from '../rhs/panel.tsx';
import { usePanelChannel } from './use-panel-channel.ts';

const PER_PAGE = 40;

/** What was attached to messages of a channel, the newest first. */
export function ChannelFilesPanel() {
  const channel = usePanelChannel();
  return (
    <Panel title={<Text id="header.files" />}>
      {channel !== undefined && <Content key={channel.id} channel={channel} />}
    </Panel>
  );
}

function Content({ channel }: { channel: Channel }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const teamId = useAppSelector(getCurrentTeamId);
  const load = useCallback((page: number) => filesOf(teamId, channel.id, page), [channel.id, teamId]);
  const { items, error, hasMore, isBusy, more } = usePages(load, PER_PAGE);

  useEffect(() => {
    if (items !== undefined) {
      dispatch({ type: FileTypes.RECEIVED_FILES_FOR_SEARCH, data: byId(items) });
    }
  }, [dispatch, items]);

  return (
    <div className="channel-panel">
      {error !== undefined && <ErrorNote error={error} />}
      {items === undefined && isBusy && (
        <div className="spinner spinner--inline" role="status" aria-label={text('loading')} />
      )}
      {items?.length === 0 && (
        <div className="empty">
          <Icon name="file-text-outline" />
          <p>
            <Text id="files.none" />
          </p>
        </div>
      )}
      <ul className="channel-files">
        {items?.map((file, index) => (
          <li key={file.id}>
            <FileItem file={file} onOpen={() => dispatch(openFilePreview(items, index))}>
              <small>
                <FormattedDate value={file.create_at} dateStyle="medium" />
              </small>
            </FileItem>
          </li>
        ))}
      </ul>
      {hasMore && (
        <button type="button" className="btn btn-tertiary btn-sm" disabled={isBusy} onClick={more}>
          <Text id="browse.more" />
        </button>
      )}
    </div>
  );
}

const byId = (files: readonly FileInfo[]) => Object.fromEntries(files.map((file) => [file.id, file]));

/** There is no list of a channel's files; a search that names the channel and no words answers with all. */
async function filesOf(teamId: string, channelId: string, page: number): Promise<readonly FileInfo[]> {
  const { order, file_infos: infos } = await Client4.searchFilesWithParams(teamId, {
    terms: `in:${channelId}`,
    is_or_search: false,
    include_deleted_channels: true,
    page,
    per_page: PER_PAGE,
  });
  const found = infos as unknown as Readonly<Record<string, FileInfo>> | null;
  return (order as string[]).map((id) => found?.[id]).filter((file) => file !== undefined);
}
