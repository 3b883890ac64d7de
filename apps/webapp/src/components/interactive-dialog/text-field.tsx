import type { FieldProps } from './field-row.tsx';

const inputTypes: ReadonlySet<string> = new Set(['email', 'number', 'password', 'tel', 'url']);
const TEXT_LIMIT = 150;
const AREA_LIMIT = 3_000;

export function TextField({ id, field, value, isFirst, isInvalid, describedBy, onChange }: FieldProps) {
  const isArea = field.type === 'textarea';
  const limit = field.maxLength || (isArea ? AREA_LIMIT : TEXT_LIMIT);
  const shared = {
    id,
    className: 'form-control',
    value: value === null ? '' : String(value),
    placeholder: field.placeholder,
    maxLength: limit,
    'data-autofocus': isFirst ? true : undefined,
    'aria-describedby': describedBy,
    'aria-invalid': isInvalid || undefined,
    'aria-required': !field.isOptional,
  };
  if (isArea) {
    return <textarea {...shared} rows={5} onChange={(event) => onChange(event.target.value)} />;
  }
  const isNumber = field.subtype === 'number';
  return (
    <input
      {...shared}
      type={inputTypes.has(field.subtype) ? field.subtype : 'text'}
      step={isNumber ? 'any' : undefined}
      autoComplete={field.subtype === 'password' ? 'new-password' : 'off'}
      onChange={({ target }) =>
        onChange(isNumber && target.value !== '' ? Number(target.value) : target.value)
      }
    />
  );
}
