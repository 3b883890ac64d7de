import { useText } from '../../i18n/use-text.ts';
import { Markdown } from '../../markdown/markdown.tsx';

/** What is being written, as it will look. */
export function MessagePreview({ text }: { text: string }) {
  const label = useText();
  return (
    <div
      className="message-preview post-message__text textbox-preview-area"
      role="region"
      tabIndex={0}
      aria-label={label('composer.preview')}
    >
      <Markdown text={text} />
    </div>
  );
}
