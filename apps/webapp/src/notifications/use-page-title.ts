import { useEffect } from 'react';
import { siteUrl } from '../site-url.ts';
import { useAppSelector } from '../store/hooks.ts';
import { pageIcon, pageTitle } from './page-title.ts';

/** Keeps the title and the icon of the tab in step with what is unread. */
export function usePageTitle(): void {
  const title = useAppSelector(pageTitle);
  const icon = useAppSelector(pageIcon);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    document.querySelector('link[rel="icon"]')?.setAttribute('href', `${siteUrl()}${icon}`);
  }, [icon]);
}
