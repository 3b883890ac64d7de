import { Text } from '../../../i18n/text.tsx';
import type { ControlProps } from './setting-frame.tsx';

/** True or false; while it was never set the default is shown, and not saved. */
export function BoolControl({ setting, id, value, isDisabled, describedBy, onChange }: ControlProps) {
  const shown = value === undefined ? setting.default : value;
  const isOn = shown === true || shown === 'true';
  return (
    <div className="setting__choices">
      {[true, false].map((choice) => (
        <label key={String(choice)} className="radio-inline setting__choice">
          <input
            type="radio"
            id={`${id}${String(choice)}`}
            data-testid={`${id}${String(choice)}`}
            name={id}
            value={String(choice)}
            checked={isOn === choice}
            disabled={isDisabled}
            aria-describedby={describedBy}
            onChange={() => onChange(choice)}
          />
          <Text id={choice ? 'setting.true' : 'setting.false'} />
        </label>
      ))}
    </div>
  );
}
