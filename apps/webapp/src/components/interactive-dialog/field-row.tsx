import type { DialogSubmission } from '@mattermost/types/integrations';
import { useId } from 'react';
import { Text } from '../../i18n/text.tsx';
import { Markdown } from '../../markdown/markdown.tsx';
import type { FieldProblem } from './check-field.ts';
import { ActionButton } from './action-button.tsx';
import { ChoiceField } from './choice-field.tsx';
import { DateField } from './date-field.tsx';
import { isFilledIn } from './dialog-form.ts';
import type { DialogField, FieldValue, FieldValues } from './dialog-form.ts';
import { FileField } from './file-field.tsx';
import { RadioField } from './radio-field.tsx';
import { TextField } from './text-field.tsx';

export interface FieldProps {
  id: string;
  field: DialogField;
  value: FieldValue;
  zone: string;
  isFirst: boolean;
  isInvalid: boolean;
  /** The ids of what is said of it. */
  describedBy: string | undefined;
  /** What would be sent now, with these values. */
  submission(values?: FieldValues): DialogSubmission;
  onChange(value: FieldValue): void;
  /** Nothing can be sent while something is on its way. */
  onBusy(isBusy: boolean): void;
}

interface FieldRowProps extends Pick<
  FieldProps,
  'field' | 'value' | 'zone' | 'isFirst' | 'submission' | 'onChange' | 'onBusy'
> {
  problem: FieldProblem | undefined;
}

/** One field of a dialog with its name, what helps to fill it in, and what is wrong with it. */
export function FieldRow({ problem, ...props }: FieldRowProps) {
  const { field } = props;
  const id = useId();
  const helpId = `${id}-help`;
  const problemId = `${id}-problem`;
  const described = [field.help === '' ? '' : helpId, problem === undefined ? '' : problemId];
  const given: FieldProps = {
    ...props,
    id,
    isInvalid: problem !== undefined,
    describedBy: described.filter(Boolean).join(' ') || undefined,
  };
  const isGroup =
    field.type === 'radio' || field.type === 'bool' || field.type === 'datetime' || field.type === 'file';
  const label = (
    <>
      {field.label}
      {field.isOptional ? (
        <span className="light">
          {' '}
          <Text id="interactive.optional" />
        </span>
      ) : (
        <span className="error-text" aria-hidden="true">
          {' *'}
        </span>
      )}
    </>
  );
  return (
    <div
      className={`form-group interactive-dialog__field ${problem === undefined ? '' : 'has-error'}`.trim()}
      data-field={field.name}
      data-testid={field.name}
      {...(isGroup ? { role: 'group', 'aria-labelledby': `${id}-label` } : {})}
    >
      {!isFilledIn(field) ? null : isGroup ? (
        <span className="control-label" id={`${id}-label`}>
          {label}
        </span>
      ) : (
        <label className="control-label" id={`${id}-label`} htmlFor={id}>
          {label}
        </label>
      )}
      <FieldOf {...given} />
      {field.help !== '' && (
        <div className="help-text" id={helpId}>
          <Markdown text={field.help} />
        </div>
      )}
      {problem !== undefined && (
        <div className="error-text" id={problemId} role="alert">
          {'id' in problem ? <Text id={problem.id} values={problem.values} /> : problem.message}
        </div>
      )}
    </div>
  );
}

function FieldOf(props: FieldProps) {
  const { id, field, value, isFirst, isInvalid, describedBy, onChange } = props;
  switch (field.type) {
    case 'text':
    case 'textarea':
      return <TextField {...props} />;
    case 'select':
      return <ChoiceField {...props} />;
    case 'bool':
      return (
        <label className="interactive-dialog__check">
          <input
            id={id}
            type="checkbox"
            checked={value === true}
            data-autofocus={isFirst ? true : undefined}
            aria-describedby={describedBy}
            aria-invalid={isInvalid || undefined}
            onChange={(event) => onChange(event.target.checked)}
          />
          {field.placeholder}
        </label>
      );
    case 'radio':
      return <RadioField {...props} />;
    case 'date':
    case 'datetime':
      return <DateField {...props} />;
    case 'file':
      return <FileField {...props} />;
    case 'action_button':
      return <ActionButton {...props} />;
    default:
      return (
        <p className="alert alert--warning">
          <Text id="interactive.unknownField" values={{ type: field.type }} />
        </p>
      );
  }
}
