import type { MessageId } from '../../i18n/catalogue.ts';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../elements/icon-button.tsx';
import { useCopied } from './use-copied.ts';

/** Something to copy, such as an address or a token, with a button that does. */
export function CopyLine({ value, label }: { value: string; label: MessageId }) {
  const text = useText();
  const { isCopied, copy } = useCopied(value);
  return (
    <span className="copy-line">
      <code>{value}</code>
      <IconButton
        icon={isCopied ? 'check' : 'content-copy'}
        label={text(isCopied ? 'copied' : 'copyNamed', { name: text(label) })}
        onClick={copy}
      />
    </span>
  );
}
