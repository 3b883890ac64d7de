import type { MessageId } from '../../../i18n/catalogue.ts';
import { formKey } from '../settings/setting.ts';
import type { Setting, SettingsSection, SettingType } from '../settings/setting.ts';

type TextOf = (id: MessageId) => string;

interface Described {
  type?: SettingType;
  section?: 'PluginSettings' | 'PatchbaySettings';
  /** It counts only while all of these are on, fields of PluginSettings. */
  needs?: readonly string[];
}

type Named =
  Extract<MessageId, `pluginSettings.${string}Help`> extends `pluginSettings.${infer Name}Help`
    ? Name
    : never;

/** The settings of the server about plugins as a whole, but for those that only its machine may change. */
export function serverSettings(text: TextOf, mayWrite: boolean): SettingsSection[] {
  const setting = (name: Named, described: Described = {}): Setting => {
    const { type = 'bool', section = 'PluginSettings', needs = ['Enable'] } = described;
    const path = [section, name];
    return {
      key: formKey(path),
      path,
      type,
      label: text(`pluginSettings.${name}`),
      name: text(`pluginSettings.${name}`),
      help: text(`pluginSettings.${name}Help`),
      options: [],
      isSecret: false,
      isHidden: false,
      isFalseWhenDisabled: false,
      isDisabled: (value) =>
        !mayWrite || needs.some((field) => value(formKey(['PluginSettings', field])) !== true),
    };
  };
  const number = { type: 'number', section: 'PatchbaySettings', needs: [] } as const;
  return [
    {
      key: 'general',
      title: text('pluginSettings.general'),
      settings: [
        setting('Enable', { needs: [] }),
        setting('AutomaticPrepackagedPlugins'),
        setting('EnableHealthCheck'),
      ],
    },
    {
      key: 'marketplace',
      title: text('pluginSettings.marketplace'),
      settings: [
        setting('EnableMarketplace'),
        setting('EnableRemoteMarketplace', { needs: ['Enable', 'EnableMarketplace'] }),
        setting('MarketplaceURL', {
          type: 'text',
          needs: ['Enable', 'EnableMarketplace', 'EnableRemoteMarketplace'],
        }),
      ],
    },
    {
      key: 'trust',
      title: text('pluginSettings.trust'),
      settings: [setting('RequirePluginSignature'), setting('AllowInsecureDownloadURL')],
    },
    {
      key: 'limits',
      title: text('pluginSettings.limits'),
      settings: [
        setting('PluginVersionsKept', number),
        setting('HealthWindowSeconds', number),
        setting('MaxBundleBytes', number),
        setting('PluginLogLinesPerSecond', number),
      ],
    },
  ];
}
