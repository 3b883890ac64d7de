import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { MessageId } from './catalogue.ts';

type Values = Record<string, string | number>;

/** Texts for attributes and for places that take a string. */
export function useText(): (id: MessageId, values?: Values) => string {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl]);
}
