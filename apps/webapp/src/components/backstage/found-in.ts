import { fits } from '../answers/fits.ts';
import type { Integration } from './integration-kind.ts';

/** Whether what is looked for is in a name, a description, or a fact that is no secret. */
export function foundIn({ name, description, facts }: Integration, term: string): boolean {
  const words = [name, description, ...facts.filter(({ isSecret }) => !isSecret).map(({ value }) => value)];
  return fits(term, ...words);
}
