import { Text } from '../../i18n/text.tsx';
import { isMajorStep } from '../../rest/is-major-step.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Icon } from '../elements/icon.tsx';
import { ConfirmDialog } from '../dialog/confirm-dialog.tsx';
import { MajorStepNote } from './major-step-note.tsx';
import type { InstallSource, InstallStep } from './use-install.ts';

const PERCENT = 100;

interface InstallOutcomeProps {
  state: InstallStep;
  onOverwrite(): void;
  onCancel(): void;
}

/** How far an install is, and what came of it. */
export function InstallOutcome({ state, onOverwrite, onCancel }: InstallOutcomeProps) {
  switch (state.step) {
    case 'idle':
      return null;
    case 'sending':
      return (
        <div className="upload-progress">
          <div className="upload-progress__line" role="status">
            <Text
              id={
                state.source.kind === 'url'
                  ? 'install.fetching'
                  : state.fraction === 1
                    ? 'install.installing'
                    : 'upload.sending'
              }
              values={{ file: nameOf(state.source) }}
            />
            <button type="button" className="link-button" onClick={onCancel}>
              <Text id="cancel" />
            </button>
          </div>
          <progress
            max={PERCENT}
            value={
              state.fraction === undefined || state.fraction === 1
                ? undefined
                : Math.round(state.fraction * PERCENT)
            }
          />
        </div>
      );
    case 'ask': {
      const { installed, offered } = state;
      const isMajor =
        installed !== undefined && offered !== undefined && isMajorStep(installed.version, offered.version);
      return (
        <ConfirmDialog
          title={<Text id="upload.overwriteTitle" />}
          confirm={<Text id="upload.overwrite" />}
          danger
          onConfirm={onOverwrite}
          onCancel={onCancel}
        >
          <p>
            {installed !== undefined && offered !== undefined ? (
              <Text
                id="upload.overwriteVersions"
                values={{
                  name: installed.name || installed.id,
                  from: <strong>{installed.version}</strong>,
                  to: <strong>{offered.version}</strong>,
                }}
              />
            ) : (
              <Text id="upload.overwriteText" />
            )}{' '}
            <Text id="upload.overwriteKeeps" />
          </p>
          {isMajor && <MajorStepNote from={installed.version} to={offered.version} />}
        </ConfirmDialog>
      );
    }
    case 'done': {
      const { name, version, replaced } = state.plugin;
      return (
        <>
          <p className="alert alert--good" role="status">
            <Icon name="check-circle-outline" />
            {replaced === undefined ? (
              <Text id="upload.done" values={{ name, version }} />
            ) : (
              <Text id="upload.upgraded" values={{ name, from: replaced.from, to: replaced.to }} />
            )}
          </p>
          {replaced?.major === true && <MajorStepNote from={replaced.from} to={replaced.to} />}
        </>
      );
    }
    case 'failed':
      return <ErrorNote error={state.error} />;
  }
}

const nameOf = (source: InstallSource) => (source.kind === 'file' ? source.file.name : source.url);
