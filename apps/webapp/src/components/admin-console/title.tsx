import { FormattedMessage, useIntl } from 'react-intl';
import type { IntlShape } from 'react-intl';
import type { Title } from './definition-types.ts';

/** A title of the definition: the host's are texts of the catalogue, a plugin's may be plain text. */
export function TitleText({ title }: { title: Title }) {
  return typeof title === 'string' ? <>{title}</> : <FormattedMessage {...title} />;
}

export function titleText(intl: IntlShape, title: Title): string {
  return typeof title === 'string' ? title : intl.formatMessage(title);
}

export function useTitleText(): (title: Title) => string {
  const intl = useIntl();
  return (title) => titleText(intl, title);
}
