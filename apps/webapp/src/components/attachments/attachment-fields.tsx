import { Markdown } from '../../markdown/markdown.tsx';
import type { FormatTextOptions } from '../../markdown/format-text.ts';
import type { AttachmentField } from './attachment.ts';

interface AttachmentFieldsProps {
  fields: readonly AttachmentField[];
  options: FormatTextOptions;
}

/** Fields of an attachment, two short ones beside each other. */
export function AttachmentFields({ fields, options }: AttachmentFieldsProps) {
  return (
    <dl className="attachment__fields">
      {fields.map((field, index) => (
        <div
          key={index}
          className={`attachment-field ${field.isShort ? 'attachment__field--short' : ''}`.trim()}
        >
          <dt className="attachment-field__caption">{field.title}</dt>
          <dd className="post-message__text">
            <Markdown text={field.value} options={options} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
