import type { Channel } from '@mattermost/types/channels';
import type { ChannelSettingsTab } from '@patchbay/registry';
import { getTheme } from 'mattermost-redux/selectors/entities/preferences';
import { useCallback, useState } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useWebSocketClient } from '../../socket/web-socket-context.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';
import { PluginSchemaTab } from './plugin-schema-tab.tsx';
import { SaveBar } from './save-bar.tsx';

interface PluginSettingsTabProps {
  tab: ChannelSettingsTab;
  channel: Channel;
  onUnsaved(isUnsaved: boolean): void;
}

const LOCATION = 'channelSettingsTabs';

/** What a tab that the plugin draws has done when it is saved or undone. */
interface Handlers {
  save?(): unknown;
  reset?(): unknown;
}

/** A tab of a plugin: drawn from its schema, or by itself (contract: registry registerChannelSettingsTab). */
export function PluginSettingsTab({ tab, channel, onUnsaved }: PluginSettingsTabProps) {
  if (tab.kind === 'schema') {
    return <PluginSchemaTab tab={tab} channel={channel} onUnsaved={onUnsaved} />;
  }
  return <CustomTab tab={tab} channel={channel} onUnsaved={onUnsaved} />;
}

interface CustomTabProps extends PluginSettingsTabProps {
  tab: Extract<ChannelSettingsTab, { kind: 'custom' }>;
}

function CustomTab({ tab, channel, onUnsaved }: CustomTabProps) {
  const theme = useAppSelector(getTheme);
  const webSocketClient = useWebSocketClient();
  const [isDirty, setDirty] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [handlers, setHandlers] = useState<Handlers>({});
  const setUnsaved = useCallback((isUnsaved: unknown) => {
    setDirty(isUnsaved === true);
    onUnsaved(isUnsaved === true);
  }, []);
  const registerHandlers = useCallback((given: unknown) => setHandlers((given ?? {}) as Handlers), []);
  const save = async () => {
    setFailed(false);
    try {
      await handlers.save?.();
      setUnsaved(false);
      setSaved(true);
    } catch {
      // It refuses by rejecting; what was typed stays.
      setFailed(true);
    }
  };
  const { component: Content } = tab;
  return (
    <PluggableErrorBoundary pluginId={tab.pluginId} location={LOCATION}>
      <Content
        channel={channel}
        setUnsaved={setUnsaved}
        registerHandlers={registerHandlers}
        theme={theme}
        webSocketClient={webSocketClient}
      />
      {hasFailed && (
        <p className="alert alert--error" role="alert">
          <Text id="channelSettings.pluginRefused" values={{ plugin: tab.pluginId }} />
        </p>
      )}
      {(isDirty || isSaved) && (
        <SaveBar
          isDirty={isDirty}
          isSaved={isSaved}
          canSave
          onSave={() => void save()}
          onUndo={() => {
            try {
              handlers.reset?.();
            } finally {
              setUnsaved(false);
            }
          }}
        />
      )}
    </PluggableErrorBoundary>
  );
}
