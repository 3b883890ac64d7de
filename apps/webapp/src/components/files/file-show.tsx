import type { FileInfo } from '@mattermost/types/files';
import type { Post } from '@mattermost/types/posts';
import { useContext } from 'react';
import { AppContext } from '../../app-context.ts';
import { Text } from '../../i18n/text.tsx';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';
import { downloadUrl, fileUrl } from './file-addresses.ts';
import { fileIcon, fileKind, isPicture } from './file-kind.ts';
import { PdfShow, showsPdf } from './pdf-show.tsx';
import { PictureShow } from './picture-show.tsx';
import { TextShow } from './text-show.tsx';

interface FileShowProps {
  file: FileInfo;
  post?: Post;
  onDismiss(): void;
}

/** A file itself: by the first plugin that wants it (contract: registry registerFilePreviewComponent), else as what it is. */
export function FileShow({ file, post, onDismiss }: FileShowProps) {
  const app = useContext(AppContext);
  const entries = useAppSelector((state) => state.plugins.components.FilePreview);
  const entry = file.archived
    ? undefined
    : entries.find(({ pluginId, override }) =>
        callPlugin(app, pluginId, 'FilePreview', () =>
          (override as (file: FileInfo, post?: Post) => unknown)?.(file, post),
        ),
      );
  const PluginPreview = entry?.component;
  if (entry !== undefined && PluginPreview !== undefined) {
    return (
      <PluggableErrorBoundary pluginId={entry.pluginId} location="FilePreview">
        <div className="file-preview__plugin">
          <PluginPreview fileInfo={file} post={post} onModalDismissed={onDismiss} />
        </div>
      </PluggableErrorBoundary>
    );
  }
  return <KnownShow file={file} />;
}

/** Sizes above this are not fetched to be shown as text. */
const TEXT_LIMIT_BYTES = 500_000;

function KnownShow({ file }: { file: FileInfo }) {
  if (isPicture(file)) {
    return <PictureShow file={file} />;
  }
  switch (fileKind(file)) {
    case 'audio':
      return <audio className="file-preview__audio" src={fileUrl(file)} controls autoPlay={false} />;
    case 'video':
      return <video className="file-preview__video" src={fileUrl(file)} controls />;
    case 'pdf':
      return showsPdf() ? <PdfShow file={file} /> : <Unknown file={file} />;
    case 'code':
    case 'text':
    case 'patch':
      return file.size <= TEXT_LIMIT_BYTES ? <TextShow file={file} /> : <Unknown file={file} />;
    default:
      return <Unknown file={file} />;
  }
}

/** There is nothing to see of it but what it is; it can be saved. */
function Unknown({ file }: { file: FileInfo }) {
  return (
    <div className="file-preview__unknown">
      <Icon name={fileIcon(file)} />
      <p>
        <Text id={file.archived ? 'file.archived' : 'file.noPreview'} />
      </p>
      {!file.archived && (
        <a className="btn btn-primary" href={downloadUrl(file)} download={file.name}>
          <Text id="file.save" />
        </a>
      )}
    </div>
  );
}
