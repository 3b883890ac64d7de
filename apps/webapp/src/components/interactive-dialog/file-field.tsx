import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Icon } from '../elements/icon.tsx';
import { IconButton } from '../elements/icon-button.tsx';
import type { FieldProps } from './field-row.tsx';
import { useFieldFiles } from './use-field-files.ts';

/** Files that are uploaded as they are chosen; what is sent are their ids. */
export function FileField(props: FieldProps) {
  const { id, field, isFirst, isInvalid, describedBy } = props;
  const text = useText();
  const files = useFieldFiles(props);
  return (
    <div className="interactive-dialog__files">
      <ul>
        {files.ids.map((each) => (
          <li key={each} data-file-id={each}>
            <Icon name="paperclip" />
            <a href={files.addressOf(each)} target="_blank" rel="noopener noreferrer">
              {files.nameOf(each)}
            </a>
            <IconButton
              icon="close"
              label={text('interactive.remove', { name: files.nameOf(each) })}
              onClick={() => files.remove(each)}
            />
          </li>
        ))}
      </ul>
      <label className="btn btn-tertiary interactive-dialog__file-button">
        <input
          id={id}
          type="file"
          className="visually-hidden"
          multiple={field.isMultiple}
          disabled={files.isRunning}
          data-autofocus={isFirst ? true : undefined}
          aria-describedby={describedBy}
          aria-invalid={isInvalid || undefined}
          onChange={({ target }) => {
            files.choose([...(target.files ?? [])]);
            // The same file may be chosen again.
            target.value = '';
          }}
        />
        {files.isRunning ? (
          <Text id="interactive.uploading" />
        ) : (
          field.placeholder || (
            <Text id={field.isMultiple ? 'interactive.chooseFiles' : 'interactive.chooseFile'} />
          )
        )}
      </label>
      {files.problems.map((problem, index) => (
        <div key={index} className="error-text" role="alert">
          {'id' in problem ? <Text id={problem.id} values={problem.values} /> : problem.message}
        </div>
      ))}
    </div>
  );
}
