import { useState } from 'react';
import type { ComponentType, KeyboardEvent, ReactNode } from 'react';
import { Text } from '../../i18n/text.tsx';
import type { MessageId } from '../../i18n/catalogue.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { AdvancedTab } from './advanced-tab.tsx';
import { DisplayTab } from './display-tab.tsx';
import { NotificationsTab } from './notifications-tab.tsx';
import { PluginTab, PluginTabIcon } from './plugin-tab.tsx';
import { ProfileTab } from './profile-tab.tsx';
import { SecurityTab } from './security-tab.tsx';
import { SidebarTab } from './sidebar-tab.tsx';

interface UserSettingsDialogProps {
  /** False opens the profile, true the settings of the chat (contract: webapp §3). */
  isContentProductSettings?: boolean;
  /** `profile`, `security`, `notifications`, `display`, `sidebar`, `advanced`, or the id of a plugin. */
  activeTab?: string;
  onHide(): void;
}

interface Tab {
  id: string;
  icon: string;
  label: MessageId;
  content: ComponentType;
}

const tabs: readonly Tab[] = [
  { id: 'profile', icon: 'account-outline', label: 'settings.profile', content: ProfileTab },
  { id: 'security', icon: 'lock-outline', label: 'settings.security', content: SecurityTab },
  { id: 'notifications', icon: 'bell-outline', label: 'settings.notifications', content: NotificationsTab },
  { id: 'display', icon: 'eye-outline', label: 'settings.display', content: DisplayTab },
  { id: 'sidebar', icon: 'dock-left', label: 'settings.sidebar', content: SidebarTab },
  { id: 'advanced', icon: 'tune', label: 'settings.advanced', content: AdvancedTab },
];

/** Everything that a person can set for themselves: the host's own settings, and those of plugins below them. */
export function UserSettingsDialog({ isContentProductSettings, activeTab, onHide }: UserSettingsDialogProps) {
  const text = useText();
  const ofPlugins = useAppSelector((state) => state.plugins.userSettings);
  const first = isContentProductSettings === true ? 'notifications' : 'profile';
  const [chosen, setChosen] = useState(activeTab ?? first);
  const pluginIds = Object.keys(ofPlugins).sort();
  const all = [...tabs.map(({ id }) => id), ...pluginIds];
  const current = all.includes(chosen) ? chosen : first;
  const own = tabs.find(({ id }) => id === current);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = all[(all.indexOf(current) + step + all.length) % all.length];
    if (step !== 0 && next !== undefined) {
      event.preventDefault();
      setChosen(next);
      document.getElementById(`${next}Button`)?.focus();
    }
  };

  const tab = (id: string, label: ReactNode, icon: ReactNode) => (
    <button
      key={id}
      type="button"
      role="tab"
      id={`${id}Button`}
      data-testid={`settings-tab-${id}`}
      aria-selected={id === current}
      aria-controls="userSettingsPanel"
      tabIndex={id === current ? 0 : -1}
      className={`settings__tab ${id === current ? 'settings__tab--current' : ''}`.trim()}
      onClick={() => setChosen(id)}
    >
      {icon}
      <span>{label}</span>
    </button>
  );

  return (
    <Dialog title={<Text id="settings.title" />} onClose={onHide} className="dialog--wide settings">
      <div className="settings__frame" id="accountSettingsModal">
        <div
          role="tablist"
          aria-orientation="vertical"
          aria-label={text('settings.title')}
          className="settings__tabs"
          onKeyDown={onKeyDown}
        >
          {tabs.map(({ id, label, icon }) => tab(id, <Text id={label} />, <Icon name={icon} />))}
          {pluginIds.length > 0 && (
            <p className="settings__heading" role="presentation">
              <Text id="settings.plugins" />
            </p>
          )}
          {pluginIds.map((id) =>
            tab(id, ofPlugins[id]?.uiName ?? id, <PluginTabIcon icon={ofPlugins[id]?.icon} />),
          )}
        </div>
        <div
          role="tabpanel"
          id="userSettingsPanel"
          className="settings__panel"
          aria-labelledby={`${current}Button`}
          key={current}
        >
          {own === undefined ? <PluginTab pluginId={current} /> : <own.content />}
        </div>
      </div>
    </Dialog>
  );
}
