import type { IntlShape } from 'react-intl';
import type { Title } from './definition-types.ts';

/** A title of the definition: the host's are texts of the catalogue, a plugin's may be plain text. */
export function titleText(intl: IntlShape, title: Title): string {
  return typeof title === 'string' ? title : intl.formatMessage(title);
}
