import { getLicense } from 'mattermost-redux/selectors/entities/general';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { fetchPlugins } from '../../../actions/plugin-management.ts';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../../store/hooks.ts';
import { LightGround } from '../../../theme/light-ground.tsx';
import { Banner } from '../settings/banner.tsx';
import { SettingsFormView } from '../settings/settings-form-view.tsx';
import { useSettingsForm } from '../settings/use-settings-form.ts';
import { mayWrite as mayWriteResource } from '../console-access.ts';
import { pluginSchema } from './plugin-schema.ts';
import { PluginPageHeader } from './plugin-page-header.tsx';

export interface InstalledManifest {
  id: string;
  name?: string;
  version?: string;
  description?: string;
  homepage_url?: string;
  release_notes_url?: string;
  support_url?: string;
  settings_schema?: unknown;
}

const none = {};

/** The settings of a plugin that is installed. */
export function PluginSettingsForm({ plugin }: { plugin: InstalledManifest }) {
  const { id: pluginId, settings_schema: schema } = plugin;
  const dispatch = useAppDispatch();
  const text = useText();
  const mayWrite = useAppSelector((state) => mayWriteResource(state, 'plugins'));
  const isCloud = useAppSelector((state) => getLicense(state).Cloud === 'true');
  const components = useAppSelector((state) => state.plugins.adminConsoleCustomComponents[pluginId] ?? none);
  const customSections = useAppSelector(
    (state) => state.plugins.adminConsoleCustomSections[pluginId] ?? none,
  );
  const { sections, settings, unreadable } = useMemo(
    () =>
      pluginSchema({
        pluginId,
        schema,
        mayWrite,
        isCloud,
        components,
        customSections,
        words: {
          enable: text('pluginPage.enable'),
          enableHelp: text('pluginPage.enableHelp'),
          whileDisabled: text('pluginPage.enableToSee'),
          whileEnabled: text('pluginPage.notRegistered'),
          enableToSeeSection: text('pluginPage.enableToSeeSection'),
          enableToSeeAll: text('pluginPage.enableToSeeAll'),
        },
      }),
    [pluginId, schema, mayWrite, isCloud, components, customSections, text],
  );
  const form = useSettingsForm(settings, () => dispatch(fetchPlugins()));
  return (
    <>
      <PluginPageHeader plugin={plugin} />
      <LightGround isWanted={components !== none || customSections !== none}>
        <SettingsFormView form={form} sections={sections} isReadOnly={!mayWrite}>
          {unreadable > 0 && (
            <Banner>
              <Text id="pluginPage.unreadable" values={{ count: unreadable }} />
            </Banner>
          )}
          {settings.length === 1 &&
            unreadable === 0 &&
            sections.every(({ warning }) => warning === undefined) && (
              <p className="settings-form__none">
                <Text id="pluginPage.none" />{' '}
                <Link to="/admin_console/plugins/plugin_management">
                  <Text id="console.pluginManagement" />
                </Link>
              </p>
            )}
        </SettingsFormView>
      </LightGround>
    </>
  );
}
