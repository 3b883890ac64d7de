import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface MessageScreenProps {
  icon: string;
  title: ReactNode;
  children?: ReactNode;
}

/** Where there is nothing to show: says why, and what can be done. */
export function MessageScreen({ icon, title, children }: MessageScreenProps) {
  return (
    <div className="message-screen">
      <div className="message-screen__icon">
        <Icon name={icon} />
      </div>
      <h1>{title}</h1>
      {children}
    </div>
  );
}
