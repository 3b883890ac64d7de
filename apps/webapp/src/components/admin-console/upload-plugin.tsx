import { useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { fetchPlugins } from '../../actions/plugin-management.ts';
import type { ActionError } from '../../actions/result.ts';
import { uploadPlugin } from '../../actions/upload-plugin.ts';
import type { UploadedPlugin } from '../../actions/upload-plugin.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { Icon } from '../common/icon.tsx';
import { ConfirmDialog } from '../dialog/confirm-dialog.tsx';

const ALREADY_INSTALLED = 'app.plugin.install_id.app_error';
const UPLOADS_DISABLED = 'app.plugin.upload_disabled.app_error';
const PERCENT = 100;

type Upload =
  | { step: 'idle' }
  | { step: 'sending'; file: File; fraction: number }
  | { step: 'ask'; file: File }
  | { step: 'done'; plugin: UploadedPlugin }
  | { step: 'failed'; error: ActionError };

/** Where a bundle is chosen or dropped. `enabled` is undefined while it is not known whether uploads are on. */
export function UploadPlugin({ enabled }: { enabled?: boolean }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [upload, setUpload] = useState<Upload>({ step: 'idle' });
  const [isOver, setOver] = useState(false);

  const send = async (file: File, force: boolean) => {
    setUpload({ step: 'sending', file, fraction: 0 });
    const result = await dispatch(
      uploadPlugin(file, force, (fraction) => setUpload({ step: 'sending', file, fraction })),
    );
    if (result.data !== undefined) {
      setUpload({ step: 'done', plugin: result.data });
      await dispatch(fetchPlugins());
    } else if (result.error.serverErrorId === ALREADY_INSTALLED && !force) {
      setUpload({ step: 'ask', file });
    } else {
      setUpload({ step: 'failed', error: result.error });
    }
  };

  const choose = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined) {
      void send(file, false);
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

  if (enabled === false || (upload.step === 'failed' && upload.error.serverErrorId === UPLOADS_DISABLED)) {
    return <UploadsDisabled />;
  }
  return (
    <>
      <div
        className={`drop-zone ${isOver ? 'drop-zone--over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="upload" />
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
          disabled={upload.step === 'sending'}
          onChange={(event) => choose(event.target.files)}
        />
        <label htmlFor="plugin-upload-input" className="btn btn-tertiary btn-sm">
          <Text id="upload.choose" />
        </label>
      </div>
      <p className="hint">
        <Text id="upload.warning" />
      </p>
      {upload.step === 'sending' && (
        <div className="upload-progress" role="status">
          <span>
            <Text id="upload.sending" values={{ file: upload.file.name }} />
          </span>
          <progress max={PERCENT} value={Math.round(upload.fraction * PERCENT)} />
        </div>
      )}
      {upload.step === 'done' && (
        <p className="alert alert--good" role="status">
          <Icon name="check-circle-outline" />
          <Text
            id="upload.done"
            values={{ name: upload.plugin.name || upload.plugin.id, version: upload.plugin.version }}
          />
        </p>
      )}
      {upload.step === 'failed' && (
        <p className="alert alert--error" role="alert">
          <Icon name="alert-circle-outline" />
          {upload.error.message}
        </p>
      )}
      {upload.step === 'ask' && (
        <ConfirmDialog
          title={<Text id="upload.overwriteTitle" />}
          confirm={<Text id="upload.overwrite" />}
          danger
          onConfirm={() => void send(upload.file, true)}
          onCancel={() => setUpload({ step: 'idle' })}
        >
          <p>
            <Text id="upload.overwriteText" />
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

function UploadsDisabled() {
  return (
    <div className="notice">
      <Icon name="lock-outline" />
      <div>
        <p>
          <strong>
            <Text id="upload.off" />
          </strong>
        </p>
        <p>
          <Text id="upload.offHow" />
        </p>
        <pre className="command">npx patchbay --local config set PluginSettings.EnableUploads true</pre>
      </div>
    </div>
  );
}
