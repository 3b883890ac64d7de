import type { ControlProps } from './setting-frame.tsx';
import { shownText } from './text-control.tsx';
import { UserSuggest } from './user-suggest.tsx';

/** A user by name; what is saved is the text. */
export function UsernameControl(props: ControlProps) {
  const { setting, id, value, isDisabled, describedBy, isInvalid, onChange } = props;
  return (
    <UserSuggest
      id={id}
      data-testid={`${id}input`}
      value={shownText(value === undefined ? setting.default : value)}
      placeholder={setting.placeholder}
      disabled={isDisabled}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      listLabel={setting.name}
      onType={onChange}
      onChoose={({ username }) => onChange(username)}
    />
  );
}
