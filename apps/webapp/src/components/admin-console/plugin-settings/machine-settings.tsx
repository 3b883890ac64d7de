import type { ReactNode } from 'react';
import type { MessageId } from '../../../i18n/catalogue.ts';
import { Text } from '../../../i18n/text.tsx';
import { record, texts } from '../../../rest/fields.ts';
import { useAppSelector } from '../../../store/hooks.ts';

/** What only the server's own machine may change: how it is now, and the command that changes it. */
export function MachineSettings() {
  const config = useAppSelector((state) => state.entities.admin.config);
  const settings = record(record(config).PluginSettings);
  const uploads = settings.EnableUploads === true;
  const keys = texts(settings.SignaturePublicKeyFiles);
  return (
    <section className="card settings-section" data-testid="section-machine">
      <Fixed
        name="pluginSettings.EnableUploads"
        why="pluginSettings.onMachine"
        commands={[`patchbay --local config set PluginSettings.EnableUploads ${String(!uploads)}`]}
      >
        <Text id={uploads ? 'pluginSettings.EnableUploadsOn' : 'pluginSettings.EnableUploadsOff'} />
      </Fixed>
      <Fixed
        name="pluginSettings.keys"
        why="pluginSettings.keysOnMachine"
        commands={['patchbay plugin keys --verbose', 'patchbay plugin add key example.pub']}
      >
        {keys.length === 0 ? (
          <Text id="pluginSettings.noKeys" />
        ) : (
          <ul>
            {keys.map((key) => (
              <li key={key}>
                <code>{key}</code>
              </li>
            ))}
          </ul>
        )}
      </Fixed>
    </section>
  );
}

interface FixedProps {
  name: MessageId;
  why: MessageId;
  commands: readonly string[];
  children: ReactNode;
}

function Fixed({ name, why, commands, children }: FixedProps) {
  return (
    <div className="setting" data-testid={`fixed-${name}`}>
      <div className="setting__label">
        <Text id={name} />
      </div>
      <div className="setting__body setting__fixed">
        {children}
        <p className="setting__help">
          <Text id={why} />
        </p>
        {commands.map((command) => (
          <div key={command}>
            <code className="command">{command}</code>
          </div>
        ))}
      </div>
    </div>
  );
}
