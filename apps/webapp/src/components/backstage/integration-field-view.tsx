import { useId } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { ChannelChoice } from './channel-choice.tsx';
import type { IntegrationField } from './integration-kind.ts';

interface IntegrationFieldViewProps {
  field: IntegrationField;
  value: string | boolean;
  isFirst: boolean;
  onChange(value: string | boolean): void;
}

/** A field of the form, with what there is to know about it. */
export function IntegrationFieldView({ field, value, isFirst, onChange }: IntegrationFieldViewProps) {
  const text = useText();
  const id = useId();
  const { name, label, help, input, isRequired, choices = [], noChannel } = field;
  const common = {
    id,
    className: 'form-control',
    'data-testid': `field-${name}`,
    'data-autofocus': isFirst || undefined,
    'aria-describedby': help === undefined ? undefined : `${id}-help`,
    required: isRequired,
  };
  const helpText = help !== undefined && (
    <small id={`${id}-help`} className="field__help">
      <Text id={help} />
    </small>
  );
  if (input === 'check') {
    return (
      <label className="check field">
        <input
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>
          <Text id={label} />
          {help !== undefined && (
            <small>
              <Text id={help} />
            </small>
          )}
        </span>
      </label>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>
        <Text id={label} />
      </label>
      {input === 'channel' ? (
        <ChannelChoice {...common} value={String(value)} noChannel={noChannel} onChange={onChange} />
      ) : input === 'choice' ? (
        <select {...common} value={String(value)} onChange={(event) => onChange(event.target.value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {text(choice.text)}
            </option>
          ))}
        </select>
      ) : input === 'text' ? (
        <input
          {...common}
          type="text"
          autoComplete="off"
          value={String(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <textarea
          {...common}
          className="form-control form-control--lines"
          rows={3}
          spellCheck={false}
          value={String(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {helpText}
    </div>
  );
}
