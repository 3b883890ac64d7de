import { Text } from '../../i18n/text.tsx';
import { Dialog } from '../dialog/dialog.tsx';

/** Somebody else removed the plugin while a dialog about it was open. */
export function GoneDialog({ name, onClose }: { name: string; onClose(): void }) {
  return (
    <Dialog
      title={name}
      onClose={onClose}
      actions={
        <button type="button" className="btn btn-primary" data-autofocus onClick={onClose}>
          <Text id="close" />
        </button>
      }
    >
      <p role="status">
        <Text id="plugin.gone" values={{ name }} />
      </p>
    </Dialog>
  );
}
