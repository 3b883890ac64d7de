import type { FileInfo } from '@mattermost/types/files';
import { Client4 } from 'mattermost-redux/client';
import { cancelUpload } from '../../actions/uploads.ts';
import { removeDraftFile } from '../../actions/drafts.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { draftKey } from '../../store/views/drafts.ts';
import type { DraftPlace } from '../../store/views/drafts.ts';
import type { Upload } from '../../store/views/uploads.ts';
import { Bytes } from '../elements/bytes.tsx';
import { Icon } from '../elements/icon.tsx';
import { IconButton } from '../elements/icon-button.tsx';

const PERCENT = 100;
const noFiles: readonly FileInfo[] = [];
const noUploads: readonly Upload[] = [];

/** The files of a draft: those that are there, and those on their way. */
export function UploadPreviews({ place }: { place: DraftPlace }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const key = draftKey(place);
  const files = useAppSelector((state) => state.views.drafts[key]?.fileInfos ?? noFiles);
  const uploads = useAppSelector((state) => state.views.uploads.running[key] ?? noUploads);
  if (files.length === 0 && uploads.length === 0) {
    return null;
  }
  return (
    <ul className="upload-previews" aria-label={text('attach.files')}>
      {files.map((file) => (
        <li key={file.id} className="upload-preview" data-file-id={file.id}>
          <Picture file={file} />
          <span className="upload-preview__words">
            <span className="upload-preview__name" title={file.name}>
              {file.name}
            </span>
            <small>
              <Bytes value={file.size} />
            </small>
          </span>
          <IconButton
            icon="close-circle"
            label={text('attach.remove', { name: file.name })}
            className="upload-preview__remove"
            onClick={() => dispatch(removeDraftFile(place, file.id))}
          />
        </li>
      ))}
      {uploads.map((upload) => (
        <UploadRow
          key={upload.clientId}
          upload={upload}
          onCancel={() => dispatch(cancelUpload(place, upload.clientId))}
        />
      ))}
    </ul>
  );
}

function UploadRow({ upload: { name, fraction }, onCancel }: { upload: Upload; onCancel(): void }) {
  const text = useText();
  const percent = Math.round(fraction * PERCENT);
  return (
    <li className="upload-preview upload-preview--running">
      <span className="upload-preview__glyph">
        <Icon name="upload-outline" />
      </span>
      <span className="upload-preview__words">
        <span className="upload-preview__name" title={name}>
          {name}
        </span>
        <progress
          className="upload-preview__progress"
          max={PERCENT}
          value={percent}
          aria-label={text('attach.progress', { name })}
        />
      </span>
      <IconButton
        icon="close-circle"
        label={text('attach.cancel', { name })}
        className="upload-preview__remove"
        onClick={onCancel}
      />
    </li>
  );
}

function Picture({ file }: { file: FileInfo }) {
  if (file.mime_type?.startsWith('image/') && file.mime_type !== 'image/svg+xml') {
    const url = file.has_preview_image
      ? Client4.getFileThumbnailUrl(file.id, 0)
      : Client4.getFileUrl(file.id, 0);
    return <img className="upload-preview__picture" src={url} alt="" />;
  }
  return (
    <span className="upload-preview__glyph">
      <Icon name="file-generic-outline" />
    </span>
  );
}
