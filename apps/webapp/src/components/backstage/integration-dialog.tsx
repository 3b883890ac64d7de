import { useState } from 'react';
import { Text } from '../../i18n/text.tsx';
import { FormDialog } from '../dialog/form-dialog.tsx';
import { IntegrationFieldView } from './integration-field-view.tsx';
import type {
  Integration,
  IntegrationContext,
  IntegrationField,
  IntegrationKind,
  Values,
} from './integration-kind.ts';

interface IntegrationDialogProps {
  kind: IntegrationKind;
  context: IntegrationContext;
  /** What is changed; undefined for a new one. */
  before?: Integration;
  onDone(): void;
  onClose(): void;
}

/** The form of an integration. */
export function IntegrationDialog({ kind, context, before, onDone, onClose }: IntegrationDialogProps) {
  const [values, setValues] = useState<Values>(() => before?.values ?? valuesOfNew(kind.fields));
  const fields = kind.fields.filter(({ isForAdmins }) => !isForAdmins || context.isAdmin);
  const isReady = fields.every(
    ({ name, isRequired }) => !isRequired || String(values[name] ?? '').trim() !== '',
  );
  return (
    <FormDialog
      title={<Text id={`backstage.${kind.name}.${before === undefined ? 'add' : 'edit'}`} />}
      confirm={<Text id="save" />}
      isReady={isReady}
      send={() =>
        before === undefined ? kind.create(context, values) : kind.update(context, before, values)
      }
      onDone={onDone}
      onClose={onClose}
    >
      {fields.map((field, index) => (
        <IntegrationFieldView
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          isFirst={index === 0}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
    </FormDialog>
  );
}

const valuesOfNew = (fields: readonly IntegrationField[]): Values =>
  Object.fromEntries(
    fields.map(({ name, input, choices }) => [name, input === 'check' ? false : (choices?.[0]?.value ?? '')]),
  );
