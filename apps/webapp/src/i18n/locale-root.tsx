import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { useAppSelector } from '../store/hooks.ts';
import { DEFAULT_LOCALE, english, loadCatalogue } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { currentLocale } from './current-locale.ts';

interface LocaleRootProps {
  children: ReactNode;
  onLocale(locale: string): void;
}

interface Shown {
  locale: string;
  messages: Catalogue;
}

/** The catalogue of the current locale, with what plugins added to it; while one is fetched, that of before. */
export function LocaleRoot({ children, onLocale }: LocaleRootProps) {
  const wanted = useAppSelector(currentLocale);
  const { locale, messages } = useShown(wanted);
  const ofPlugins = useAppSelector((state) => state.views.i18n.translations[locale]);
  const all = useMemo(() => ({ ...messages, ...ofPlugins }), [messages, ofPlugins]);
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    onLocale(locale);
  }, [locale, onLocale]);
  return (
    <IntlProvider locale={locale} defaultLocale={DEFAULT_LOCALE} messages={all}>
      {children}
    </IntlProvider>
  );
}

function useShown(wanted: string): Shown {
  const [shown, setShown] = useState<Shown>({ locale: DEFAULT_LOCALE, messages: english });
  useEffect(() => {
    let isWanted = true;
    void loadCatalogue(wanted).then((messages) => {
      if (isWanted) {
        setShown({ locale: wanted, messages });
      }
    });
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  return shown;
}
