import type { FileInfo } from '@mattermost/types/files';
import type { Post } from '@mattermost/types/posts';
import { lazy } from 'react';
import type { AppThunk } from '../../store/store.ts';
import { openModal } from '../../store/views/modals.ts';

export const FILE_PREVIEW_MODAL = 'file_preview_modal';

const FilePreview = lazy(() => import('./file-preview.tsx'));

/** Shows files large, one after the other, beginning with the one at `index`. What the store does not know is left out. */
export function openFilePreview(
  files: readonly (string | FileInfo)[],
  index: number,
  post?: Post,
): AppThunk<void> {
  return (dispatch, getState) => {
    const known = getState().entities.files.files;
    const found = files.map((file) => (typeof file === 'string' ? known[file] : file));
    const fileInfos = found.filter((file): file is FileInfo => file !== undefined);
    const startIndex = Math.max(0, fileInfos.indexOf(found[index] as FileInfo));
    if (fileInfos.length > 0) {
      const dialogProps = { fileInfos, startIndex, post };
      dispatch({ ...openModal({ modalId: FILE_PREVIEW_MODAL, dialogType: FilePreview, dialogProps }) });
    }
  };
}

/** Shows a picture that lies elsewhere; `source` is where it is fetched from, which may be the image proxy. */
export function openLinkPreview(url: string, source: string, post?: Post): AppThunk<void> {
  const name = url.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? 'png';
  const file: Partial<FileInfo> = {
    id: '',
    name: name === '' ? url : name,
    extension: ending,
    mime_type: `image/${ending}`,
    size: 0,
    width: 0,
    height: 0,
    has_preview_image: false,
    archived: false,
    link: source,
  };
  return openFilePreview([file as FileInfo], 0, post);
}
