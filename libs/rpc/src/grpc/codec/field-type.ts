export type Label = 'plain' | 'optional' | 'repeated' | 'map';

/** The type of a field, taken apart: `map<string, bool>` is a map whose values are `bool`. */
export interface FieldType {
  readonly label: Label;
  readonly name: string;
}

/** Keys of maps are text: nothing else has a `.proto` form (tools/contract/proto). */
export function parseFieldType(text: string): FieldType {
  const map = /^map<string, (.+)>$/.exec(text);
  if (map?.[1] !== undefined) return { label: 'map', name: map[1] };
  const labelled = /^(optional|repeated) (.+)$/.exec(text);
  if (labelled?.[2] !== undefined) return { label: labelled[1] as Label, name: labelled[2] };
  return { label: 'plain', name: text };
}
