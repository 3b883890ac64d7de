import type { ReactNode } from 'react';
import type { MessageId } from '../../i18n/catalogue.ts';
import { Text } from '../../i18n/text.tsx';

interface BackstageHeaderProps {
  title: MessageId;
  text: MessageId;
  /** A button, at the end. */
  children?: ReactNode;
}

export function BackstageHeader({ title, text, children }: BackstageHeaderProps) {
  return (
    <header className="backstage__header backstage-header">
      <div>
        <h1>
          <Text id={title} />
        </h1>
        <p>
          <Text id={text} />
        </p>
      </div>
      {children}
    </header>
  );
}
