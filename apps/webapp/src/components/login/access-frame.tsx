import { getConfig } from 'mattermost-redux/selectors/entities/general';
import type { ReactNode } from 'react';
import { useAppSelector } from '../../store/hooks.ts';
import { Logo } from './logo.tsx';

/** A page before, or beside, the chat: one card in the middle, with whose site it is. */
export function AccessFrame({ title, children }: { title: ReactNode; children: ReactNode }) {
  const siteName = useAppSelector(getConfig).SiteName || 'Patchbay';
  return (
    <main className="login">
      <div className="login__card">
        <div className="login__brand">
          <Logo />
          <span>{siteName}</span>
        </div>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
