import type { MessageDescriptor } from 'react-intl';

/** Whether something is a text of a catalogue, to be formatted before it can be shown. */
export function isMessageDescriptor(value: unknown): value is MessageDescriptor {
  return typeof value === 'object' && value !== null && Boolean((value as MessageDescriptor).id);
}
