import type { FileInfo } from '@mattermost/types/files';
import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { LoadedView } from '../common/loaded-view.tsx';
import { useLoaded } from '../common/use-loaded.ts';
import { fetchFile } from './fetch-file.ts';

const PDF = 'application/pdf';

/**
 * A PDF in the viewer of the browser. It is handed over as a PDF whatever is in it: a page with that ending must not
 * run here.
 */
export function PdfShow({ file, children }: { file: FileInfo; children: ReactNode }) {
  const load = useCallback(
    async (signal: AbortSignal) =>
      new Blob([await (await fetchFile(file, signal)).arrayBuffer()], { type: PDF }),
    [file],
  );
  const loaded = useLoaded(load);
  return (
    <LoadedView loaded={loaded}>
      {(blob) => (
        <Viewer blob={blob} name={file.name}>
          {children}
        </Viewer>
      )}
    </LoadedView>
  );
}

function Viewer({ blob, name, children }: { blob: Blob; name: string; children: ReactNode }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url === undefined ? null : (
    <object className="file-preview__pdf" data={url} type={PDF} aria-label={name}>
      {children}
    </object>
  );
}
