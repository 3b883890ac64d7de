import type { MouseEvent, ReactNode } from 'react';
import { browserHistory } from '../browser-history.ts';
import { appPath } from '../site-url.ts';
import { useAppSelector } from '../store/hooks.ts';
import { LinkTooltip } from './link-tooltip.tsx';
import { safeHref } from './sanitize.ts';

interface MarkdownLinkProps {
  href: string;
  title?: string;
  className?: string;
  /** False shows no plugin's tooltip. */
  hasPluginTooltips?: boolean;
  children: ReactNode;
}

/** A link in a message. One to this site stays in the app; any other opens in a tab of its own. */
export function MarkdownLink({
  href,
  title,
  className = '',
  hasPluginTooltips = true,
  children,
}: MarkdownLinkProps) {
  const hasTooltips = useAppSelector((state) => state.plugins.components.LinkTooltip.length > 0);
  const address = safeHref(href);
  const path = appPath(address);
  const followInApp = (event: MouseEvent) => {
    if (path !== undefined && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      browserHistory.push(path);
    }
  };
  const props = {
    className: `theme markdown__link ${className}`.trim(),
    href: address,
    title,
    onClick: followInApp,
    ...(path === undefined ? { target: '_blank', rel: 'noopener noreferrer' } : {}),
  };
  return hasTooltips && hasPluginTooltips && address !== '' ? (
    <LinkTooltip linkProps={props}>{children}</LinkTooltip>
  ) : (
    // An address that is none leads nowhere, and not to this page.
    <a {...props} href={address || undefined}>
      {children}
    </a>
  );
}
