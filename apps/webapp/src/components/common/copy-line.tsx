import { useState } from 'react';
import type { MessageId } from '../../i18n/catalogue.ts';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from './icon-button.tsx';

/** Something to copy, such as an address or a token, with a button that does. */
export function CopyLine({ value, label }: { value: string; label: MessageId }) {
  const text = useText();
  const [isCopied, setCopied] = useState(false);
  // Without a secure address the browser has no clipboard; the text can be selected then.
  const canCopy = navigator.clipboard !== undefined;
  const copy = () => void navigator.clipboard.writeText(value).then(() => setCopied(true));
  return (
    <span className="copy-line">
      <code>{value}</code>
      {canCopy && (
        <IconButton
          icon={isCopied ? 'check' : 'content-copy'}
          label={text(isCopied ? 'copied' : 'copyNamed', { name: text(label) })}
          onClick={copy}
        />
      )}
    </span>
  );
}
