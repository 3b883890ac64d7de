/** A method of the registry that a plugin's web half gets (contract: registry). */
export interface RegistryMethod {
  readonly name: string;
  /** Positional parameters; the same names are the keys of the one-object form. */
  readonly params: readonly string[];
  /** `object`: takes nothing but one object. Every other method takes either form. */
  readonly call?: 'object';
  /** Lists of `state.plugins.components` that an entry lands in. */
  readonly components?: readonly string[];
  /** Where it lands instead: a key of `state.plugins`, or the plugin's own slice of the store. */
  readonly store?: string;
  /** An id for `unregisterComponent` (post types have their own), nothing, or an object. */
  readonly returns: 'id' | 'nothing' | 'object';
  /** First server version: exact, `<=` at the latest, `>` later than, `~` about. */
  readonly since: string;
  readonly status: 'public' | 'internal' | 'deprecated';
  /** Props of components, parameters of callbacks, by registry parameter; `?` marks what may be missing. */
  readonly props?: Readonly<Record<string, readonly string[]>>;
}
