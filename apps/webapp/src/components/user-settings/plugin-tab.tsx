import type { PluginConfiguration } from '@patchbay/registry';
import { useContext } from 'react';
import { isOwnPath } from '../../address-of-site.ts';
import { AppContext } from '../../app-context.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';
import { SettingGroup } from './controls.tsx';
import { PluginSection } from './plugin-section.tsx';

const isAddress = (icon: string) => /^https?:\/\//.test(icon) || isOwnPath(icon);

/** The icon of a plugin's tab: the address of a picture, or a class of an icon font. */
export function PluginTabIcon({ icon }: { icon?: string }) {
  if (icon === undefined || icon === '') {
    return <Icon name="power-plug-outline" />;
  }
  return isAddress(icon) ? (
    <img className="settings__tab-icon" src={icon} alt="" />
  ) : (
    <i className={icon} aria-hidden="true" />
  );
}

/** What a plugin lets the person set (contract: registry registerUserSettings). */
export function PluginTab({ pluginId }: { pluginId: string }) {
  const configuration = useAppSelector((state) => state.plugins.userSettings[pluginId]);
  if (configuration === undefined) {
    return null;
  }
  return (
    <>
      {configuration.action !== undefined && <Action pluginId={pluginId} action={configuration.action} />}
      {configuration.sections.map((section) =>
        'component' in section ? (
          <SettingGroup key={section.title} title={section.title}>
            <PluggableErrorBoundary pluginId={pluginId} location="userSettings">
              <section.component />
            </PluggableErrorBoundary>
          </SettingGroup>
        ) : (
          <PluginSection key={section.title} pluginId={pluginId} section={section} />
        ),
      )}
    </>
  );
}

interface ActionProps {
  pluginId: string;
  action: NonNullable<PluginConfiguration['action']>;
}

/** What the plugin wants to be done before its settings mean anything, such as connecting an account. */
function Action({ pluginId, action }: ActionProps) {
  const app = useContext(AppContext);
  return (
    <div className="alert alert--warn settings__action">
      <span className="alert__text">
        <strong>{action.title}</strong>
        <br />
        {action.text}
      </span>
      <button
        type="button"
        className="btn btn-primary btn-sm"
        onClick={() => void callPlugin(app, pluginId, 'userSettings', action.onClick)}
      >
        {action.buttonText}
      </button>
    </div>
  );
}
