import type { ControlProps } from './setting-frame.tsx';

/** One of some options in a list; the first is shown where none of them is chosen. */
export function DropdownControl(props: ControlProps) {
  const { setting, id, value, isDisabled, describedBy, isInvalid, onChange } = props;
  const { options } = setting;
  const isKnown = options.some((option) => option.value === value);
  return (
    <select
      id={id}
      data-testid={`${id}dropdown`}
      className="form-control"
      value={isKnown ? (value as string) : options[0]?.value}
      disabled={isDisabled}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
  );
}

/** One of some options, all to be seen; the default where none is chosen, if it is an option, else the first. */
export function RadioControl({ setting, id, value, isDisabled, describedBy, onChange }: ControlProps) {
  const { options } = setting;
  const chosen = [value, setting.default, options[0]?.value].find((each) =>
    options.some((option) => option.value === each),
  );
  return (
    <div className="setting__choices setting__choices--stacked">
      {options.map((option) => (
        <label key={option.value} className="radio setting__choice">
          <input
            type="radio"
            name={id}
            value={option.value}
            data-testid={`${id}_${option.value}`}
            checked={chosen === option.value}
            disabled={isDisabled}
            aria-describedby={describedBy}
            onChange={() => onChange(option.value)}
          />
          {option.name}
        </label>
      ))}
    </div>
  );
}
