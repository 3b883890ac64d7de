import type { FormEvent, ReactNode } from 'react';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { ErrorNote } from '../../elements/error-note.tsx';
import { Icon } from '../../elements/icon.tsx';
import { ConfirmDialog } from '../../dialog/confirm-dialog.tsx';
import { SettingsSectionView } from './settings-section-view.tsx';
import type { SettingsSection } from './setting.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import type { SettingsForm } from './use-settings-form.ts';

interface SettingsFormViewProps {
  form: SettingsForm;
  sections: readonly SettingsSection[];
  /** Nothing of it may be changed. */
  isReadOnly: boolean;
  children?: ReactNode;
}

/** Settings with a button that saves them; why they could not be saved stands beside it, and at the setting. */
export function SettingsFormView({ form, sections, isReadOnly, children }: SettingsFormViewProps) {
  const text = useText();
  const guard = useLeaveGuard(form.isDirty);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (form.isDirty) {
      form.save();
    }
  };
  return (
    <form className="settings-form admin-console__content" noValidate onSubmit={onSubmit}>
      <div className="console__body">
        {sections.map((section) => (
          <SettingsSectionView key={section.key} section={section} form={form} />
        ))}
        {children}
      </div>
      <div className="save-bar admin-console-save">
        <button
          type="submit"
          id="saveSetting"
          className="btn btn-primary save-button"
          disabled={isReadOnly || !form.isDirty || form.isSaving}
        >
          <Text id={form.isSaving ? 'setting.saving' : 'setting.save'} />
        </button>
        {form.isDirty && !form.isSaving && Object.keys(form.edited).length > 0 && (
          <button type="button" className="btn btn-tertiary" onClick={form.reset}>
            <Text id="setting.discard" />
          </button>
        )}
        <div className="save-bar__words error-message">
          {form.error !== undefined && <ErrorNote error={form.error} />}
          {form.warning !== undefined && form.warning !== '' && (
            <p className="save-bar__warning">
              <Icon name="alert-outline" />
              <span>{form.warning}</span>
            </p>
          )}
          <p role="status">
            {form.isSaved && <Text id="setting.saved" />}
            {isReadOnly && <Text id="setting.readOnly" />}
          </p>
        </div>
      </div>
      {guard.isAsking && (
        <ConfirmDialog
          title={text('setting.leaveTitle')}
          confirm={text('setting.leave')}
          danger
          onConfirm={guard.leave}
          onCancel={guard.stay}
        >
          <p>
            <Text id="setting.leaveText" />
          </p>
        </ConfirmDialog>
      )}
    </form>
  );
}
