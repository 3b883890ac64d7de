/** A Redux action; the registry asks nothing more of the store it dispatches to. */
export interface AnyAction {
  type: string;
  [field: string]: unknown;
}
