import type { ReactNode } from 'react';
import type { MessageId } from '../../i18n/catalogue.ts';
import { Text } from '../../i18n/text.tsx';

interface PageHeaderProps {
  title: MessageId;
  intro?: MessageId;
  /** Beside the title: buttons, links. */
  children?: ReactNode;
}

/** What every page of the System Console begins with; what follows stands in `.console__body`. */
export function PageHeader({ title, intro, children }: PageHeaderProps) {
  return (
    <header className="console__header admin-console__header">
      <div className="console__title">
        <h1>
          <Text id={title} />
        </h1>
        {children}
      </div>
      {intro !== undefined && (
        <p>
          <Text id={intro} />
        </p>
      )}
    </header>
  );
}
