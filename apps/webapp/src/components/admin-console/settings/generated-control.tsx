import { Text } from '../../../i18n/text.tsx';
import { generatedValue } from './generated-value.ts';
import type { ControlProps } from './setting-frame.tsx';
import { shownText } from './text-control.tsx';

/** A value that nobody makes up: it is drawn anew at a press of a button. */
export function GeneratedControl(props: ControlProps) {
  const { setting, id, value, isDisabled, describedBy, isInvalid, onChange } = props;
  return (
    <>
      <div className="setting__line">
        <input
          id={id}
          data-testid={`${id}input`}
          type="text"
          readOnly
          className="form-control"
          value={shownText(value === undefined ? setting.default : value)}
          placeholder={setting.placeholder}
          disabled={isDisabled}
          aria-describedby={describedBy}
          aria-invalid={isInvalid || undefined}
        />
        <button
          type="button"
          className="btn btn-tertiary"
          data-testid={`${id}regenerate`}
          disabled={isDisabled}
          onClick={() => onChange(generatedValue())}
        >
          <Text id="setting.regenerate" />
        </button>
      </div>
      {setting.regenerateHelp !== undefined && (
        <div className="setting__help help-text">{setting.regenerateHelp}</div>
      )}
    </>
  );
}
