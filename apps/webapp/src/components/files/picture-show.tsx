import type { FileInfo } from '@mattermost/types/files';
import { useState } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../elements/icon-button.tsx';
import { fileUrl } from './file-addresses.ts';

const STEPS = [1, 1.5, 2, 3, 5];

/** A picture as large as there is room, or larger: then it is moved by scrolling. */
export function PictureShow({ file }: { file: FileInfo }) {
  const text = useText();
  const [step, setStep] = useState(0);
  const [failed, setFailed] = useState(false);
  const zoom = STEPS[step] ?? 1;
  if (failed) {
    return (
      <p className="file-preview__unknown" role="alert">
        <Text id="file.failed" />
      </p>
    );
  }
  return (
    <div className="file-preview__picture" data-zoom={zoom}>
      <div className="file-preview__scroll" tabIndex={zoom === 1 ? undefined : 0}>
        <img
          src={fileUrl(file)}
          alt={file.name}
          referrerPolicy="no-referrer"
          style={zoom === 1 ? undefined : { maxWidth: 'none', maxHeight: 'none', width: `${zoom * 100}%` }}
          onDoubleClick={() => setStep((now) => (now === 0 ? 2 : 0))}
          onError={() => setFailed(true)}
        />
      </div>
      <div className="file-preview__zoom">
        <IconButton
          icon="magnify-minus"
          label={text('file.zoomOut')}
          disabled={step === 0}
          onClick={() => setStep((now) => Math.max(0, now - 1))}
        />
        <span aria-live="polite">{Math.round(zoom * 100)} %</span>
        <IconButton
          icon="magnify-plus"
          label={text('file.zoomIn')}
          disabled={step === STEPS.length - 1}
          onClick={() => setStep((now) => Math.min(STEPS.length - 1, now + 1))}
        />
      </div>
    </div>
  );
}
