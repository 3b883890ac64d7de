import type { ReactNode } from 'react';

interface RadioFieldProps {
  legend: ReactNode;
  help?: ReactNode;
  name: string;
  options: readonly { value: string; label: ReactNode; help?: ReactNode }[];
  value: string;
  disabled?: boolean;
  onChange(value: string): void;
}

/** One choice of several, all of them in sight. */
export function RadioField({
  legend,
  help,
  name,
  options,
  value,
  disabled = false,
  onChange,
}: RadioFieldProps) {
  return (
    <fieldset className="channel-setting" disabled={disabled}>
      <legend>{legend}</legend>
      {help !== undefined && <p className="hint">{help}</p>}
      {options.map((option) => (
        <label key={option.value} className="check">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.help !== undefined && <small>{option.help}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
