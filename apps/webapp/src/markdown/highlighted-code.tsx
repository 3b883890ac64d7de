import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';

interface HighlightedCodeProps {
  code: string;
  /** The name or an alias of a language, or the end of a file's name. */
  language: string;
}

/** More than this, in characters, is shown plain: colours for it would hold the page up. */
const COLOURED_UP_TO = 60_000;

/** Code in colours, once the colours are there; a language that is not known stays plain. */
export function HighlightedCode({ code, language }: HighlightedCodeProps) {
  const [coloured, setColoured] = useState<ReactNode>();
  const isWanted = language !== '' && code.length <= COLOURED_UP_TO;

  useEffect(() => {
    if (!isWanted) {
      return undefined;
    }
    let isCurrent = true;
    void import('./colour-code.ts').then(({ colourCode }) => {
      if (isCurrent) {
        setColoured(colourCode(code, language));
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [code, isWanted, language]);

  return <code className="hljs">{isWanted ? (coloured ?? code) : code}</code>;
}
