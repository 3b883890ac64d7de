import { getEnvironmentConfig } from 'mattermost-redux/selectors/entities/admin';
import type { ComponentType } from 'react';
import { useAppSelector } from '../../../store/hooks.ts';
import { Banner } from './banner.tsx';
import { BoolControl } from './bool-control.tsx';
import { DropdownControl, RadioControl } from './choice-control.tsx';
import { CustomControl } from './custom-control.tsx';
import { GeneratedControl } from './generated-control.tsx';
import { errorIdOf, helpIdOf, SettingFrame } from './setting-frame.tsx';
import type { ControlProps } from './setting-frame.tsx';
import { valueAt } from './setting.ts';
import type { Setting, SettingType } from './setting.ts';
import { TextControl } from './text-control.tsx';
import { UsernameControl } from './username-control.tsx';
import type { SettingsForm } from './use-settings-form.ts';

const controls: Readonly<Record<Exclude<SettingType, 'custom' | 'banner'>, ComponentType<ControlProps>>> = {
  bool: BoolControl,
  text: TextControl,
  longtext: TextControl,
  number: TextControl,
  dropdown: DropdownControl,
  radio: RadioControl,
  generated: GeneratedControl,
  username: UsernameControl,
};

/** One setting, drawn by its type or by a plugin. */
export function SettingControl({ setting, form }: { setting: Setting; form: SettingsForm }) {
  const environment = useAppSelector(getEnvironmentConfig);
  const { key, type, path, custom } = setting;
  const isSetByEnvironment = valueAt(environment, path) === true;
  const isDisabled = setting.isDisabled(form.value) || isSetByEnvironment;
  if (setting.isHidden) {
    return null;
  }
  if (custom !== undefined) {
    return <CustomControl setting={setting} custom={custom} form={form} isDisabled={isDisabled} />;
  }
  if (type === 'banner' || type === 'custom') {
    const { missing } = setting;
    const words =
      missing === undefined ? setting.label : isDisabled ? missing.whileDisabled : missing.whileEnabled;
    return <Banner>{words}</Banner>;
  }
  const Control = controls[type];
  const error = form.fieldErrors[key];
  const describedBy = [error !== undefined && errorIdOf(key), setting.help !== undefined && helpIdOf(key)]
    .filter(Boolean)
    .join(' ');
  return (
    <SettingFrame
      setting={setting}
      id={key}
      error={error}
      isSetByEnvironment={isSetByEnvironment}
      isGroup={type === 'bool' || type === 'radio'}
    >
      <Control
        setting={setting}
        id={key}
        value={form.value(key)}
        isDisabled={isDisabled}
        describedBy={describedBy === '' ? undefined : describedBy}
        isInvalid={error !== undefined}
        onChange={(value) => form.change(key, value)}
      />
    </SettingFrame>
  );
}
