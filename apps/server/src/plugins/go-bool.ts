const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);

/** A boolean of a query in the forms of Go's strconv.ParseBool; what is none of them is false (contract: rest.json). */
export function goBool(text: string): boolean {
  return TRUE.has(text);
}
