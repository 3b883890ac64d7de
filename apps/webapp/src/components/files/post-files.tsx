import type { Post } from '@mattermost/types/posts';
import { makeGetFilesForPost } from 'mattermost-redux/selectors/entities/files';
import { getMissingFilesByPosts } from 'mattermost-redux/actions/files';
import { useEffect, useMemo } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { soundFile } from '../../store/sound-post.ts';
import { Icon } from '../elements/icon.tsx';
import { FileItem } from './file-item.tsx';
import { isPicture } from './file-kind.ts';
import { openFilePreview } from './open-file-preview.ts';
import { PictureThumbnail } from './picture-thumbnail.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';

/** The files of a post: one picture large, several small, and a card for any other. */
export function PostFiles({ post, isCompact }: { post: Post; isCompact: boolean }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const getFiles = useMemo(() => makeGetFilesForPost(), []);
  const known = useAppSelector((state) => getFiles(state, post.id));
  const files = useMemo(() => known.map(soundFile), [known]);
  const wanted = post.file_ids?.length ?? 0;
  const isMissing = wanted > 0 && files.length === 0;

  useEffect(() => {
    if (isMissing) {
      void dispatch(getMissingFilesByPosts([post]) as never);
    }
  }, [dispatch, isMissing, post]);

  const redacted = post.metadata?.redacted_file_count ?? 0;
  if (files.length === 0) {
    return redacted > 0 ? (
      <p className="post-files__hidden">
        <Icon name="file-generic-outline" />
        <Text id="file.hidden" values={{ count: redacted }} />
      </p>
    ) : null;
  }
  const open = (index: number) => dispatch(openFilePreview(files, index, post));
  const isSinglePicture = files.length === 1 && files.every(isPicture) && !isCompact;
  return (
    <div className="post-files post-image__columns" role="group" aria-label={text('file.list')}>
      {files.map((file, index) => (
        <FaultBoundary key={file.id} place="file" says="fault.file" of={file}>
          {isPicture(file) && !file.archived ? (
            <PictureThumbnail file={file} isLarge={isSinglePicture} onOpen={() => open(index)} />
          ) : (
            <FileItem file={file} onOpen={() => open(index)} />
          )}
        </FaultBoundary>
      ))}
    </div>
  );
}
