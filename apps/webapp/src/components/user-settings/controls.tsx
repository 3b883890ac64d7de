import { useId } from 'react';
import type { ReactNode } from 'react';

interface GroupProps {
  title: ReactNode;
  help?: ReactNode;
  children: ReactNode;
}

/** Settings that belong together, under a heading. */
export function SettingGroup({ title, help, children }: GroupProps) {
  const id = useId();
  return (
    <section className="setting-group" aria-labelledby={id}>
      <h3 id={id} className="setting-group__title">
        {title}
      </h3>
      {help !== undefined && <p className="setting-group__help">{help}</p>}
      {children}
    </section>
  );
}

export interface RadioChoice {
  value: string;
  label: ReactNode;
  help?: ReactNode;
}

interface RadioSettingProps {
  legend: ReactNode;
  name: string;
  value: string;
  choices: readonly RadioChoice[];
  help?: ReactNode;
  disabled?: boolean;
  onChange(value: string): void;
}

/** One of a few. */
export function RadioSetting(props: RadioSettingProps) {
  const { legend, name, value, choices, help, disabled = false, onChange } = props;
  const id = useId();
  return (
    <fieldset className="pref" disabled={disabled}>
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="check">
          <input
            type="radio"
            name={`${name}-${id}`}
            data-testid={`setting-${name}-${choice.value}`}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>
            {choice.label}
            {choice.help !== undefined && <small>{choice.help}</small>}
          </span>
        </label>
      ))}
      {help !== undefined && <small className="pref__help">{help}</small>}
    </fieldset>
  );
}

interface CheckSettingProps {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange(checked: boolean): void;
}

/** On or off. */
export function CheckSetting({ name, label, help, checked, disabled = false, onChange }: CheckSettingProps) {
  return (
    <label className="check pref">
      <input
        type="checkbox"
        data-testid={`setting-${name}`}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {help !== undefined && <small>{help}</small>}
      </span>
    </label>
  );
}

interface SelectSettingProps {
  label: ReactNode;
  name: string;
  value: string;
  choices: readonly { value: string; label: string }[];
  help?: ReactNode;
  disabled?: boolean;
  onChange(value: string): void;
}

/** One of many. */
export function SelectSetting(props: SelectSettingProps) {
  const { label, name, value, choices, help, disabled = false, onChange } = props;
  return (
    <label className="field pref">
      <span>{label}</span>
      <select
        className="form-control"
        data-testid={`setting-${name}`}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {help !== undefined && <small className="pref__help">{help}</small>}
    </label>
  );
}
