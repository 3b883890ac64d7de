import type { FieldProps } from './field-row.tsx';

export function RadioField({ id, field, value, isFirst, isInvalid, describedBy, onChange }: FieldProps) {
  return (
    <div className="interactive-dialog__choices">
      {field.options.map((option, index) => (
        <label key={option.value} className="interactive-dialog__check">
          <input
            id={`${id}-${index}`}
            type="radio"
            name={id}
            value={option.value}
            checked={value === option.value}
            data-autofocus={isFirst && index === 0 ? true : undefined}
            aria-describedby={describedBy}
            aria-invalid={isInvalid || undefined}
            onChange={() => onChange(option.value)}
          />
          {option.text}
        </label>
      ))}
    </div>
  );
}
