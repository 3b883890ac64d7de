import { PluggableErrorBoundary } from '../../plugins/pluggable-error-boundary.tsx';
import { Banner } from './banner.tsx';
import { SettingControl } from './setting-control.tsx';
import type { SettingsSection } from './setting.ts';
import type { SettingsForm } from './use-settings-form.ts';

/** Settings that belong together; a plugin may lay them out itself (contract: webapp §11, custom sections). */
export function SettingsSectionView({ section, form }: { section: SettingsSection; form: SettingsForm }) {
  const { key, title, subtitle, header, footer, settings, custom, warning } = section;
  const drawn = settings.map((setting) => <SettingControl key={setting.key} setting={setting} form={form} />);
  if (custom !== undefined) {
    const { pluginId, component: Layout } = custom;
    return (
      <section className="card settings-section" data-testid={`section-${key}`}>
        {header !== undefined && <div className="settings-section__text banner">{header}</div>}
        <PluggableErrorBoundary pluginId={pluginId} location={`section ${key}`}>
          <Layout settingsList={drawn} sectionTitle={title} sectionDescription={undefined} />
        </PluggableErrorBoundary>
        {footer !== undefined && <div className="settings-section__text banner">{footer}</div>}
      </section>
    );
  }
  return (
    <section className="card settings-section config-section" data-testid={`section-${key}`}>
      {title !== undefined && title !== '' && <h2>{title}</h2>}
      {subtitle !== undefined && (
        <div className="settings-section__subtitle section-subtitle">{subtitle}</div>
      )}
      {header !== undefined && <div className="settings-section__text banner">{header}</div>}
      {warning !== undefined && <Banner>{warning}</Banner>}
      {drawn}
      {footer !== undefined && <div className="settings-section__text banner">{footer}</div>}
    </section>
  );
}
