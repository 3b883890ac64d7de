import type { FileInfo } from '@mattermost/types/files';
import { useCallback, useEffect, useState } from 'react';
import { LoadedView } from '../answers/loaded-view.tsx';
import { useLoaded } from '../answers/use-loaded.ts';
import { fetchFile } from './fetch-file.ts';

const PDF = 'application/pdf';

/** Whether the browser shows PDFs; some only save them. */
export const showsPdf = (): boolean => navigator.pdfViewerEnabled === true;

/**
 * A PDF in the viewer of the browser. It is handed over as a PDF whatever is in it: a page with that ending must not
 * run here.
 */
export function PdfShow({ file }: { file: FileInfo }) {
  const load = useCallback(
    async (signal: AbortSignal) =>
      new Blob([await (await fetchFile(file, signal)).arrayBuffer()], { type: PDF }),
    [file],
  );
  const loaded = useLoaded(load);
  return <LoadedView loaded={loaded}>{(blob) => <Viewer blob={blob} name={file.name} />}</LoadedView>;
}

function Viewer({ blob, name }: { blob: Blob; name: string }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url === undefined ? null : <iframe className="file-preview__pdf" src={url} title={name} />;
}
