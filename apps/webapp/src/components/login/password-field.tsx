import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../elements/icon-button.tsx';

interface PasswordFieldProps {
  id: string;
  testId?: string;
  label: ReactNode;
  help?: ReactNode;
  autoComplete: 'current-password' | 'new-password';
  value: string;
  onChange(value: string): void;
}

/** A password, which can be looked at. */
export function PasswordField({
  id,
  testId,
  label,
  help,
  autoComplete,
  value,
  onChange,
}: PasswordFieldProps) {
  const text = useText();
  const [isVisible, setVisible] = useState(false);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="field__with-button">
        <input
          id={id}
          data-testid={testId}
          className="form-control"
          type={isVisible ? 'text' : 'password'}
          autoComplete={autoComplete}
          required
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <IconButton
          icon={isVisible ? 'eye-off-outline' : 'eye-outline'}
          label={text(isVisible ? 'login.hidePassword' : 'login.showPassword')}
          onClick={() => setVisible(!isVisible)}
        />
      </span>
      {help !== undefined && <small className="field__help">{help}</small>}
    </div>
  );
}
