import type { FileInfo } from '@mattermost/types/files';
import { Client4 } from 'mattermost-redux/client';
import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { useCallback } from 'react';
import { FormattedDate } from 'react-intl';
import { shallowEqual } from 'react-redux';
import { Link } from 'react-router-dom';
import { loadResults } from '../../actions/search.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { soundFile } from '../../store/sound-post.ts';
import { Bytes } from '../elements/bytes.tsx';
import { Icon } from '../elements/icon.tsx';
import { FoundFrame } from './found-list.tsx';
import { useFound } from './use-found.ts';
import { FaultBoundary } from '../fault/fault-boundary.tsx';

/** The files whose name or text has the terms. */
export function FileResults({ terms }: { terms: string }) {
  const asked = useAppSelector((state) => state.views.search.asked);
  const files = useAppSelector(
    ({ entities }) =>
      (entities.search.fileResults as readonly string[])
        .map((id) => entities.files.filesFromSearch[id])
        .filter((file) => file !== undefined),
    shallowEqual,
  );
  const load = useCallback((page: number) => loadResults('files', { terms, page }), [terms]);
  const found = useFound(load, asked);
  return (
    <FoundFrame
      count={files.length}
      {...found}
      empty={{ icon: 'file-document-outline', title: 'search.noFiles', text: 'search.noFilesText' }}
      onRetry={found.retry}
      onMore={found.loadMore}
    >
      <ul className="file-results">
        {files.map((file) => (
          <FaultBoundary
            key={file.id}
            place="found file"
            says="fault.file"
            of={file}
            frame={(line) => <li className="file-result">{line}</li>}
          >
            <FileRow file={soundFile(file)} />
          </FaultBoundary>
        ))}
      </ul>
    </FoundFrame>
  );
}

function FileRow({ file }: { file: FileInfo & { post_id?: string; channel_id?: string } }) {
  const text = useText();
  const team = useAppSelector(getCurrentTeam);
  const channel = useAppSelector((state) => getChannel(state, file.channel_id ?? ''));
  return (
    <li className="file-result">
      <span className="file-result__icon">
        <Icon name={file.mime_type?.startsWith('image/') ? 'file-image-outline' : 'file-document-outline'} />
      </span>
      <span className="file-result__text">
        <strong>{file.name}</strong>
        <small>
          {channel?.display_name !== undefined && channel.display_name !== '' && `${channel.display_name} · `}
          <FormattedDate value={file.create_at} dateStyle="medium" /> · <Bytes value={file.size} />
        </small>
      </span>
      {file.post_id && (
        <Link className="btn btn-tertiary btn-sm" to={`/${team?.name ?? ''}/pl/${file.post_id}`}>
          <Text id="search.jump" />
        </Link>
      )}
      <a
        className="icon-button"
        href={Client4.getFileUrl(file.id, 0)}
        download={file.name}
        aria-label={text('search.download', { name: file.name })}
        title={text('search.download', { name: file.name })}
      >
        <Icon name="download-outline" />
      </a>
    </li>
  );
}
