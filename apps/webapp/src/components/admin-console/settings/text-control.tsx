import type { ControlProps } from './setting-frame.tsx';

const LINES = 5;

/** Text, lines of text, or a number; a number is read when it is saved. */
export function TextControl(props: ControlProps) {
  const { setting, id, value, isDisabled, describedBy, isInvalid, onChange } = props;
  const { type, placeholder, isSecret } = setting;
  const shared = {
    id,
    'data-testid': `${id}${type === 'number' ? 'number' : 'input'}`,
    className: 'form-control',
    value: shownText(value === undefined ? setting.default : value),
    placeholder,
    disabled: isDisabled,
    'aria-describedby': describedBy,
    'aria-invalid': isInvalid || undefined,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  if (type === 'longtext') {
    return <textarea {...shared} rows={LINES} />;
  }
  return (
    <input
      {...shared}
      type={type === 'number' ? 'number' : 'text'}
      autoComplete="off"
      spellCheck={isSecret ? false : undefined}
    />
  );
}

/** What may be typed over: a value of another kind is shown as it is stored. */
export function shownText(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
