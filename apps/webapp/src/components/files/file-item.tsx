import type { FileInfo } from '@mattermost/types/files';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Bytes } from '../elements/bytes.tsx';
import { Icon } from '../elements/icon.tsx';
import { downloadUrl, thumbnailUrl } from './file-addresses.ts';
import { fileIcon, isPicture } from './file-kind.ts';
import { FileMenu } from './file-menu.tsx';

interface FileItemProps {
  file: FileInfo;
  /** Shows it large; a click on it saves it where that is left out. */
  onOpen?(): void;
  /** More to say of it, as who sent it and when. */
  children?: ReactNode;
}

/** A file as a card: what it is, its name and size, a way to save it, and what plugins can do with it. */
export function FileItem({ file, onOpen, children }: FileItemProps) {
  const text = useText();
  if (file.archived) {
    return (
      <div className="file-item post-image__column file-item--archived">
        <FileLook file={file} />
        <span className="file-item__text">
          <span className="file-item__name">{file.name}</span>
          <small>
            <Text id="file.archived" />
          </small>
        </span>
      </div>
    );
  }
  const look = (
    <>
      <FileLook file={file} />
      <span className="file-item__text">
        <span className="file-item__name post-image__name">{file.name}</span>
        <small className="file-item__facts">
          {file.extension !== '' && <span>{file.extension.toUpperCase()}</span>}
          <Bytes value={file.size} />
        </small>
        {children}
      </span>
    </>
  );
  return (
    <div className="file-item post-image__column" data-file-id={file.id}>
      {onOpen === undefined ? (
        <a className="file-item__open" href={downloadUrl(file)} download={file.name}>
          {look}
        </a>
      ) : (
        <button type="button" className="file-item__open" onClick={onOpen}>
          {look}
        </button>
      )}
      <a
        className="icon-button file-item__download"
        href={downloadUrl(file)}
        download={file.name}
        aria-label={text('file.download', { name: file.name })}
        title={text('file.download', { name: file.name })}
      >
        <Icon name="download-outline" />
      </a>
      <FileMenu file={file} />
    </div>
  );
}

function FileLook({ file }: { file: FileInfo }) {
  const [hasFailed, setFailed] = useState(false);
  return isPicture(file) && !file.archived && !hasFailed ? (
    <img
      className="file-item__thumbnail"
      src={thumbnailUrl(file)}
      alt=""
      loading="lazy"
      onError={() => setFailed(true)}
    />
  ) : (
    <span className="file-item__icon">
      <Icon name={fileIcon(file)} />
    </span>
  );
}
