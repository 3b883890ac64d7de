import type { FileInfo } from '@mattermost/types/files';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { imageBox } from '../embeds/image-box.ts';
import { FileItem } from './file-item.tsx';
import { previewUrl, thumbnailUrl } from './file-addresses.ts';
import { FileMenu } from './file-menu.tsx';

interface PictureThumbnailProps {
  file: FileInfo;
  /** It is the only one. */
  isLarge: boolean;
  onOpen(): void;
}

/** A picture of a post; a click shows it large. One that cannot be shown is a file as any other. */
export function PictureThumbnail({ file, isLarge, onOpen }: PictureThumbnailProps) {
  const text = useText();
  const [failed, setFailed] = useState(false);
  if (failed) {
    return <FileItem file={file} onOpen={onOpen} />;
  }
  return (
    <div className={`post-picture ${isLarge ? 'post-picture--large' : ''}`.trim()}>
      <button
        type="button"
        className="post-picture__button"
        aria-label={text('file.open', { name: file.name })}
        onClick={onOpen}
      >
        <img
          src={isLarge ? previewUrl(file) : thumbnailUrl(file)}
          alt={file.name}
          loading="lazy"
          {...(isLarge ? imageBox(file) : {})}
          onError={() => setFailed(true)}
        />
      </button>
      <FileMenu file={file} />
    </div>
  );
}
