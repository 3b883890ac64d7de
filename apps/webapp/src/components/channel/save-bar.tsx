import { Text } from '../../i18n/text.tsx';

interface SaveBarProps {
  isDirty: boolean;
  isSaved: boolean;
  canSave: boolean;
  onUndo(): void;
  /** Without it the button submits its form. */
  onSave?(): void;
}

/** The end of a tab of settings: save or undo, or that it is saved. */
export function SaveBar({ isDirty, isSaved, canSave, onUndo, onSave }: SaveBarProps) {
  return (
    <div className="channel-save-bar">
      <span role="status">{isSaved && !isDirty && <Text id="channelSettings.saved" />}</span>
      <button type="button" className="btn btn-tertiary btn-sm" disabled={!isDirty} onClick={onUndo}>
        <Text id="channelSettings.undo" />
      </button>
      <button
        type={onSave === undefined ? 'submit' : 'button'}
        data-testid="SaveChangesPanel__save-btn"
        className="btn btn-primary btn-sm"
        disabled={!isDirty || !canSave}
        onClick={onSave}
      >
        <Text id="save" />
      </button>
    </div>
  );
}
