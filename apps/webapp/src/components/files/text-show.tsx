import type { FileInfo } from '@mattermost/types/files';
import { useCallback } from 'react';
import { HighlightedCode } from '../../markdown/highlighted-code.tsx';
import { LoadedView } from '../answers/loaded-view.tsx';
import { useLoaded } from '../answers/use-loaded.ts';
import { fetchFile } from './fetch-file.ts';

/** A file of text, with the colours of its language. */
export function TextShow({ file }: { file: FileInfo }) {
  const load = useCallback(async (signal: AbortSignal) => (await fetchFile(file, signal)).text(), [file]);
  const loaded = useLoaded(load);
  return (
    <div className="file-preview__text" tabIndex={0}>
      <LoadedView loaded={loaded}>
        {(text) => (
          <pre>
            <HighlightedCode code={text} language={file.extension} />
          </pre>
        )}
      </LoadedView>
    </div>
  );
}
