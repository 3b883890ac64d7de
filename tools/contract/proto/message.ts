/** One field of a message, before it has a number. */
export interface Field {
  /** Its name in the `.proto` file. */
  readonly name: string;
  /** As it stands in the `.proto` file: `optional string`, `repeated Post`, `map<string, bool>`. */
  readonly type: string;
  /** Where the value is in JavaScript: a property of an object, or a place in a list of arguments or results. */
  readonly property: string | number;
  /** The fields of this message are properties of its owner (an embedded Go struct). */
  readonly embedded?: true;
}

export interface Message {
  /** With the names of the messages it stands in: `InstallPluginRequest.Init`. */
  readonly name: string;
  readonly fields: readonly Field[];
  /** One of the fields at a time: the parts of a stream. */
  readonly oneof?: true;
  readonly comment?: string;
}

export interface Rpc {
  readonly name: string;
  readonly request: string;
  readonly response: string;
  readonly streams?: 'request' | 'both';
  readonly comment?: string;
}

export interface NumberedField extends Field {
  readonly number: number;
}

export interface NumberedMessage extends Message {
  readonly fields: readonly NumberedField[];
  /** Fields that were here once: their numbers are never given again. */
  readonly gone: readonly { readonly name: string; readonly number: number }[];
}
