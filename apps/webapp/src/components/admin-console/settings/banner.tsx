import type { ReactNode } from 'react';
import { Icon } from '../../elements/icon.tsx';

/** What is to be known before going on. */
export function Banner({ children }: { children: ReactNode }) {
  return (
    <p className="alert alert--warn banner warning">
      <Icon name="alert-outline" />
      <span className="alert__text">{children}</span>
    </p>
  );
}
