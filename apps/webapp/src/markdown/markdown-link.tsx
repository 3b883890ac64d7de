import type { MouseEvent, ReactNode } from 'react';
import { browserHistory } from '../browser-history.ts';
import { appPath } from '../site-url.ts';

interface MarkdownLinkProps {
  href: string;
  title?: string;
  children: ReactNode;
}

/** A link in a message. One to this site stays in the app; any other opens in a tab of its own. */
export function MarkdownLink({ href, title, children }: MarkdownLinkProps) {
  const path = appPath(href);
  const followInApp = (event: MouseEvent) => {
    if (path !== undefined && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      browserHistory.push(path);
    }
  };
  const outside = path === undefined ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  return (
    <a className="markdown__link" href={href} title={title} onClick={followInApp} {...outside}>
      {children}
    </a>
  );
}
