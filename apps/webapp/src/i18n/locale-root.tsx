import { useLayoutEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { useAppSelector } from '../store/hooks.ts';
import { DEFAULT_LOCALE, messagesOf } from './catalogue.ts';
import { currentLocale } from './current-locale.ts';

interface LocaleRootProps {
  children: ReactNode;
  onLocale(locale: string): void;
}

/** The catalogue of the current locale, with what plugins added to it. */
export function LocaleRoot({ children, onLocale }: LocaleRootProps) {
  const locale = useAppSelector(currentLocale);
  const ofPlugins = useAppSelector((state) => state.views.i18n.translations[locale]);
  const messages = useMemo(() => ({ ...messagesOf(locale), ...ofPlugins }), [locale, ofPlugins]);
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    onLocale(locale);
  }, [locale, onLocale]);
  return (
    <IntlProvider locale={locale} defaultLocale={DEFAULT_LOCALE} messages={messages}>
      {children}
    </IntlProvider>
  );
}
