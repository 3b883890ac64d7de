import type { ReactNode } from 'react';
import { Text } from '../../../i18n/text.tsx';
import { Icon } from '../../elements/icon.tsx';
import type { Setting } from './setting.ts';

/** What a control needs to know of the setting it is for. */
export interface ControlProps {
  setting: Setting;
  /** Id of the control, or of the group of controls. */
  id: string;
  value: unknown;
  isDisabled: boolean;
  /** Ids of what explains it. */
  describedBy?: string;
  isInvalid: boolean;
  onChange(value: unknown): void;
}

interface SettingFrameProps {
  setting: Setting;
  id: string;
  error?: string;
  isSetByEnvironment: boolean;
  /** A group of controls has a label of its own, which is none of a single control. */
  isGroup: boolean;
  children: ReactNode;
}

export const helpIdOf = (id: string) => `${id}-help`;
export const errorIdOf = (id: string) => `${id}-error`;
export const labelIdOf = (id: string) => `${id}-label`;

/** A setting: its name, its control, what it is for, and what is wrong with it. */
export function SettingFrame(props: SettingFrameProps) {
  const { setting, id, error, isSetByEnvironment, isGroup, children } = props;
  const { key, label, help } = setting;
  return (
    <div
      className={`setting form-group${error === undefined ? '' : ' setting--invalid'}`}
      data-testid={`setting-${key}`}
      role={isGroup ? 'group' : undefined}
      aria-labelledby={isGroup ? labelIdOf(id) : undefined}
    >
      <div className="setting__label control-label">
        {isGroup ? <span id={labelIdOf(id)}>{label}</span> : <label htmlFor={id}>{label}</label>}
      </div>
      <div className="setting__body">
        {children}
        {error !== undefined && (
          <p className="setting__error" id={errorIdOf(id)} role="alert">
            <Icon name="alert-circle-outline" />
            <span>{error}</span>
          </p>
        )}
        {help !== undefined && (
          <div className="setting__help help-text" id={helpIdOf(id)}>
            {help}
          </div>
        )}
        {isSetByEnvironment && (
          <p className="setting__env">
            <Icon name="lock-outline" />
            <Text
              id="setting.byEnvironment"
              values={{ name: <code>{environmentVariable(setting.path)}</code> }}
            />
          </p>
        )}
      </div>
    </div>
  );
}

const environmentVariable = (path: readonly string[]) => `MM_${path.join('_').toUpperCase()}`;
