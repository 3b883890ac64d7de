import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { createPortal } from 'react-dom';
import { Text } from '../../i18n/text.tsx';
import { Icon } from '../elements/icon.tsx';

interface DropOverlayProps {
  /** Something in the part of the page onto which files may be dropped. */
  inside: RefObject<HTMLElement>;
  onFiles(files: File[]): void;
}

const AREAS = '.ThreadViewer, .sidebar--right, .center-channel, .AdvancedTextEditor__area';

/** Takes files that are dropped anywhere onto the channel or the thread, and says so while they are over it. */
export function DropOverlay({ inside, onFiles }: DropOverlayProps) {
  const [area, setArea] = useState<HTMLElement | null>(null);
  const [isOver, setIsOver] = useState(false);
  useEffect(() => setArea(inside.current?.closest<HTMLElement>(AREAS) ?? null), [inside]);

  useEffect(() => {
    if (area === null) {
      return undefined;
    }
    // What is under the pointer is entered before what was is left.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (hasFiles(event)) {
        event.preventDefault();
        depth += 1;
        setIsOver(true);
      }
    };
    const over = (event: DragEvent) => {
      if (hasFiles(event)) {
        event.preventDefault();
      }
    };
    const leave = (event: DragEvent) => {
      if (hasFiles(event)) {
        depth -= 1;
        setIsOver(depth > 0);
      }
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setIsOver(false);
      if (hasFiles(event)) {
        event.preventDefault();
        onFiles(filesOf(event.dataTransfer));
      }
    };
    area.addEventListener('dragenter', enter);
    area.addEventListener('dragover', over);
    area.addEventListener('dragleave', leave);
    area.addEventListener('drop', drop);
    return () => {
      area.removeEventListener('dragenter', enter);
      area.removeEventListener('dragover', over);
      area.removeEventListener('dragleave', leave);
      area.removeEventListener('drop', drop);
    };
  }, [area, onFiles]);

  return isOver && area !== null
    ? createPortal(
        <div className="file-overlay" aria-hidden="true">
          <div className="file-overlay__words">
            <Icon name="upload-outline" />
            <Text id="attach.drop" />
          </div>
        </div>,
        area,
      )
    : null;
}

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;

/** A folder comes as a file that cannot be read, and is left out. */
export function filesOf(transfer: DataTransfer | null): File[] {
  const items = [...(transfer?.items ?? [])].filter(({ kind }) => kind === 'file');
  if (items.length === 0) {
    return [...(transfer?.files ?? [])];
  }
  return items
    .filter((item) => item.webkitGetAsEntry?.()?.isDirectory !== true)
    .map((item) => item.getAsFile())
    .filter((file): file is File => file !== null);
}
