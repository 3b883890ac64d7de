import { Text } from '../../i18n/text.tsx';
import { Icon } from '../elements/icon.tsx';

/** The setting that keeps bundles from being installed from here. */
export type SwitchedOffBy = 'EnableUploads' | 'RequirePluginSignature';

const commands: Readonly<Record<SwitchedOffBy, string>> = {
  EnableUploads: 'npx patchbay --local config set PluginSettings.EnableUploads true',
  RequirePluginSignature: 'npx patchbay --local config set PluginSettings.RequirePluginSignature false',
};

/** Which setting it is, and how whoever has the machine can change it. */
export function InstallSwitchedOff({ by }: { by: SwitchedOffBy }) {
  return (
    <div className="notice">
      <Icon name="lock-outline" />
      <div>
        <p>
          <strong>
            <Text id="upload.off" />
          </strong>{' '}
          <code>PluginSettings.{by}</code>
        </p>
        <p>
          <Text id={`upload.offHow.${by}`} />
        </p>
        <pre className="command" tabIndex={0}>
          {commands[by]}
        </pre>
      </div>
    </div>
  );
}
