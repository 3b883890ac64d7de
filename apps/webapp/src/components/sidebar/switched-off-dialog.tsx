import { useContext } from 'react';
import { AppContext } from '../../app-context.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Icon } from '../elements/icon.tsx';

/** The plugins whose interface the person switched off in this browser, and the way back. */
export function SwitchedOffDialog({ onClose }: { onClose(): void }) {
  const app = useContext(AppContext);
  const pluginIds = useAppSelector((state) => state.views.switchedOffPlugins);
  return (
    <Dialog
      title={<Text id="switchedOff.title" />}
      onClose={onClose}
      actions={
        <button type="button" className="btn btn-tertiary" onClick={onClose}>
          <Text id="close" />
        </button>
      }
    >
      <p>
        <Text id={pluginIds.length === 0 ? 'switchedOff.none' : 'switchedOff.text'} />
      </p>
      <ul className="choice-list">
        {pluginIds.map((id) => (
          <li key={id} className="choice">
            <Icon name="power-plug-outline" />
            <span className="choice__text">{id}</span>
            <button
              type="button"
              className="btn btn-tertiary btn-sm"
              data-testid={`switch-on-${id}`}
              onClick={() => app.switchPlugin(id, true)}
            >
              <Text id="switchedOff.on" />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
