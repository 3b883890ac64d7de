import { useRef, useState } from 'react';
import type { DragEvent, FormEvent } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Icon } from '../elements/icon.tsx';
import { InstallOutcome } from './install-outcome.tsx';
import { InstallSwitchedOff } from './install-switched-off.tsx';
import type { SwitchedOffBy } from './install-switched-off.tsx';
import { useInstall } from './use-install.ts';

const UPLOADS_DISABLED = 'app.plugin.upload_disabled.app_error';

/** Where a bundle is chosen, dropped, or named by its address. `off` is what keeps bundles out, where something does. */
export function InstallPlugin({ off }: { off?: SwitchedOffBy }) {
  const { state, start, overwrite, cancel } = useInstall();
  const [url, setUrl] = useState('');
  const isSending = state.step === 'sending';
  const wasRefused = state.step === 'failed' && state.error.serverErrorId === UPLOADS_DISABLED;

  if (off !== undefined || wasRefused) {
    return <InstallSwitchedOff by={off ?? 'EnableUploads'} />;
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (url.trim() !== '') {
      start({ kind: 'url', url: url.trim() });
    }
  };

  return (
    <>
      <DropZone isDisabled={isSending} onFile={(file) => start({ kind: 'file', file })} />
      <form className="url-form" onSubmit={submit}>
        <label className="field">
          <span>
            <Text id="install.url" />
          </span>
          <span className="url-form__line">
            <input
              id="plugin-url-input"
              className="form-control"
              type="text"
              inputMode="url"
              spellCheck={false}
              autoComplete="off"
              placeholder="https://example.com/plugin.tar.gz"
              value={url}
              disabled={isSending}
              onChange={(event) => setUrl(event.target.value)}
            />
            <button
              type="submit"
              className="btn btn-tertiary"
              data-testid="plugin-url-submit"
              disabled={isSending || url.trim() === ''}
            >
              <Text id="install.fetch" />
            </button>
          </span>
        </label>
      </form>
      <p className="hint">
        <Text id="upload.warning" />
      </p>
      <InstallOutcome state={state} onOverwrite={overwrite} onCancel={cancel} />
    </>
  );
}

function DropZone({ isDisabled, onFile }: { isDisabled: boolean; onFile(file: File): void }) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  const choose = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined && !isDisabled) {
      onFile(file);
    }
    if (input.current !== null) {
      input.current.value = '';
    }
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files);
  };

  return (
    <div
      className={`drop-zone ${isOver ? 'drop-zone--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="upload-outline" />
      <span>
        <Text id="upload.drop" />
      </span>
      <input
        id="plugin-upload-input"
        ref={input}
        className="visually-hidden"
        type="file"
        accept=".gz,.tgz,application/gzip"
        aria-label={text('upload.choose')}
        disabled={isDisabled}
        onChange={(event) => choose(event.target.files)}
      />
      <label htmlFor="plugin-upload-input" className="btn btn-tertiary btn-sm">
        <Text id="upload.choose" />
      </label>
    </div>
  );
}
