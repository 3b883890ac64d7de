import type { Channel } from '@mattermost/types/channels';
import type { ChannelSettingsTab } from '@patchbay/registry';
import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { useContext, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { shallowEqual } from 'react-redux';
import { AppContext } from '../../app-context.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';
import { PluginSettingsTab } from './plugin-settings-tab.tsx';
import { SettingsArchiveTab } from './settings-archive-tab.tsx';
import { SettingsInfoTab } from './settings-info-tab.tsx';
import { useChannelRights } from './channel-rights.ts';

interface ChannelSettingsModalProps {
  channel: Channel;
  onExited(): void;
}

const LOCATION = 'channelSettingsTabs';

interface Tab {
  id: string;
  icon: string;
  title: ReactNode;
  content: ReactNode;
}

/** What can be set of a channel, a tab each, and the tabs of plugins (contract: registry registerChannelSettingsTab). */
export function ChannelSettingsModal({ channel: given, onExited }: ChannelSettingsModalProps) {
  const text = useText();
  const services = useContext(AppContext);
  const channel = useAppSelector((state) => getChannel(state, given.id)) ?? given;
  const rights = useChannelRights(channel);
  const ofPlugins = useAppSelector(
    (state) =>
      state.plugins.channelSettingsTabs.filter(
        ({ pluginId, shouldRender }) =>
          callPlugin(services, pluginId, LOCATION, () => shouldRender(state, channel)) === true,
      ),
    shallowEqual,
  );
  const [chosen, setChosen] = useState('info');
  const [isUnsaved, setUnsaved] = useState(false);
  const [isWarned, setWarned] = useState(false);
  const list = useRef<HTMLDivElement>(null);

  const unsaved = (isNow: boolean) => {
    setUnsaved(isNow);
    setWarned(false);
  };
  const tabs: Tab[] = [
    {
      id: 'info',
      icon: 'information-outline',
      title: <Text id="channelSettings.info" />,
      content: <SettingsInfoTab channel={channel} onUnsaved={unsaved} />,
    },
    ...ofPlugins.map((tab: ChannelSettingsTab) => ({
      id: tab.id,
      icon: tab.icon ?? 'power-plug-outline',
      title: (
        <PluginLabel pluginId={tab.pluginId} location={LOCATION}>
          {tab.uiName}
        </PluginLabel>
      ),
      content: <PluginSettingsTab key={tab.id} tab={tab} channel={channel} onUnsaved={unsaved} />,
    })),
    ...(rights.archives
      ? [
          {
            id: 'archive',
            icon: 'archive-outline',
            title: <Text id="channel.archive" />,
            content: <SettingsArchiveTab channel={channel} onExited={onExited} />,
          },
        ]
      : []),
  ];
  const current = tabs.find(({ id }) => id === chosen) ?? tabs[0];

  /** What is not saved is not thrown away at the first try. */
  const leave = (then: () => void) => {
    if (isUnsaved && !isWarned) {
      setWarned(true);
    } else {
      unsaved(false);
      then();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    if (step !== undefined && all.length > 0) {
      event.preventDefault();
      const index = all.indexOf(document.activeElement as HTMLElement);
      all[(index + step + all.length) % all.length]?.focus();
    }
  };

  return (
    <Dialog title={<Text id="channel.settings" />} onClose={() => leave(onExited)}>
      {isWarned && (
        <p className="alert alert--warn" role="alert">
          <Text id="channelSettings.unsaved" />
        </p>
      )}
      <div className="channel-tabs">
        <div
          ref={list}
          role="tablist"
          aria-orientation="vertical"
          aria-label={text('channel.settings')}
          className="channel-tabs__list"
          onKeyDown={onKeyDown}
        >
          {tabs.map(({ id, icon, title }) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`channelSettings_${id}`}
              aria-selected={current?.id === id}
              aria-controls="channelSettingsPanel"
              tabIndex={current?.id === id ? 0 : -1}
              className={`channel-tabs__tab ${current?.id === id ? 'channel-tabs__tab--on' : ''}`.trim()}
              onClick={() => current?.id !== id && leave(() => setChosen(id))}
            >
              <Icon name={icon.replace(/^icon icon-|^icon-/, '')} />
              {title}
            </button>
          ))}
        </div>
        <div
          id="channelSettingsPanel"
          role="tabpanel"
          aria-labelledby={`channelSettings_${current?.id ?? ''}`}
          className="channel-tabs__panel"
        >
          {current?.content}
        </div>
      </div>
    </Dialog>
  );
}
