import type { FileInfo } from '@mattermost/types/files';
import type { Post } from '@mattermost/types/posts';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Bytes } from '../elements/bytes.tsx';
import { Icon } from '../elements/icon.tsx';
import { IconButton } from '../elements/icon-button.tsx';
import { downloadUrl } from './file-addresses.ts';
import { FileMenu } from './file-menu.tsx';
import { FileShow } from './file-show.tsx';
import { Overlay } from './overlay.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';

interface FilePreviewProps {
  fileInfos: readonly FileInfo[];
  startIndex: number;
  post?: Post;
  onExited(): void;
}

/** Files over the whole page, one after the other: the arrows go on, Escape closes. */
export default function FilePreview({ fileInfos, startIndex, post, onExited }: FilePreviewProps) {
  const text = useText();
  const [index, setIndex] = useState(startIndex);
  const file = fileInfos[index];
  if (file === undefined) {
    return null;
  }
  const count = fileInfos.length;
  const step = (by: number) => setIndex((now) => (now + by + count) % count);
  const onKeyDown = (event: KeyboardEvent) => {
    const isTyped =
      event.target instanceof HTMLElement && event.target.matches('input, textarea, video, audio');
    if (!isTyped && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      step(event.key === 'ArrowRight' ? 1 : -1);
    }
  };
  return (
    <Overlay label={text('file.preview', { name: file.name })} onClose={onExited} onKeyDown={onKeyDown}>
      <header className="file-preview__header">
        <span className="file-preview__title">
          <strong className="file-preview-modal__file-name">{file.name}</strong>
          {file.size > 0 && (
            <small>
              <Bytes value={file.size} />
            </small>
          )}
          {count > 1 && <small>{text('file.position', { index: index + 1, count })}</small>}
        </span>
        <FileMenu file={file} />
        <a
          className="icon-button"
          href={downloadUrl(file)}
          download={file.name}
          {...(file.link === undefined ? {} : { target: '_blank', rel: 'noopener noreferrer' })}
          aria-label={text('file.download', { name: file.name })}
          title={text('file.download', { name: file.name })}
        >
          <Icon name="download-outline" />
        </a>
        <IconButton icon="close" label={text('close')} onClick={onExited} />
      </header>
      <div className="file-preview__stage">
        {count > 1 && (
          <IconButton
            icon="chevron-left"
            className="file-preview__step file-preview__step--back"
            label={text('file.previous')}
            onClick={() => step(-1)}
          />
        )}
        <FaultBoundary key={`${index} ${file.id}`} place="file preview" says="fault.file">
          <FileShow file={file} post={post} onDismiss={onExited} />
        </FaultBoundary>
        {count > 1 && (
          <IconButton
            icon="chevron-right"
            className="file-preview__step file-preview__step--on"
            label={text('file.next')}
            onClick={() => step(1)}
          />
        )}
      </div>
    </Overlay>
  );
}
