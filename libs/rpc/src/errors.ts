import { MAX_PATH_STEP_CHARACTERS } from './gob/limits.ts';

/** Why gob bytes or a value were refused. Stable: callers and logs may depend on them. */
export type GobErrorCode =
  'truncated' | 'malformed' | 'limit' | 'mismatch' | 'unregistered' | 'range' | 'unencodable';

/** A value that cannot cross the wire. `path` leads to the field (`Z_UserArgs.A.props["x"][2]`). */
export class GobError extends Error {
  override readonly name = 'GobError';
  readonly code: GobErrorCode;
  readonly reason: string;
  path = '';
  /** True when the position in the stream is lost, so the connection must go too. */
  fatal = false;

  constructor(code: GobErrorCode, reason: string) {
    super(`gob: ${reason}`);
    this.code = code;
    this.reason = reason;
  }

  /** Adds the next outer step of the path while the error travels up. */
  within(outer: string): this {
    const cut = outer.length > MAX_PATH_STEP_CHARACTERS;
    const step = cut ? `${outer.slice(0, MAX_PATH_STEP_CHARACTERS)}…` : outer;
    this.path = this.path.startsWith('[') || this.path === '' ? step + this.path : `${step}.${this.path}`;
    this.message = `gob: ${this.path}: ${this.reason}`;
    return this;
  }
}

export type ProtoErrorCode = 'truncated' | 'limit' | 'mismatch' | 'range' | 'malformed';

/** A protobuf message, or a value for one, that does not fit. `path` leads to the field (`[1].props["x"]`). */
export class ProtoError extends Error {
  override readonly name = 'ProtoError';
  readonly code: ProtoErrorCode;
  readonly reason: string;
  path = '';

  constructor(code: ProtoErrorCode, reason: string, options?: ErrorOptions) {
    super(`protobuf: ${reason}`, options);
    this.code = code;
    this.reason = reason;
  }

  /** Adds the next outer step of the path while the error travels up. */
  within(step: string): this {
    this.path = this.path.startsWith('[') || this.path === '' ? step + this.path : `${step}.${this.path}`;
    this.message = `protobuf: ${this.path}: ${this.reason}`;
    return this;
  }
}

export type YamuxErrorCode =
  'protocol' | 'window-exceeded' | 'keep-alive' | 'go-away' | 'reset' | 'closed' | 'too-many-streams';

/** A yamux session or stream that ended other than by an orderly close. */
export class YamuxError extends Error {
  override readonly name = 'YamuxError';
  readonly code: YamuxErrorCode;

  constructor(code: YamuxErrorCode, message: string, options?: ErrorOptions) {
    super(`yamux: ${message}`, options);
    this.code = code;
  }
}

export type RpcErrorCode =
  /** The other side answered with an error text: the method is missing, or refused its argument. */
  | 'remote'
  /** The connection ended before the answer. */
  | 'disconnected'
  | 'deadline'
  /** The answer came, and did not fit the type it should have. */
  | 'bad-reply'
  /** The argument could not be encoded; nothing was sent. */
  | 'bad-argument'
  | 'unsupported'
  /** The other side reads none of the calls that were sent; this one was not. */
  | 'congested'
  /** The other side broke the protocol. */
  | 'protocol';

/** A call that got no usable answer. What a method itself reports as failed is not one of these. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly code: RpcErrorCode;

  constructor(code: RpcErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export type HandshakeErrorCode =
  | 'no-line'
  | 'unrecognized'
  | 'timeout'
  | 'core-version'
  | 'protocol-version'
  | 'address-type'
  | 'address'
  | 'protocol'
  | 'certificate'
  | 'line-too-long'
  | 'aborted'
  | 'connect'
  | 'dispense';

/** A process that did not become a plugin. `remedy` is a sentence for whoever runs or wrote it. */
export class HandshakeError extends Error {
  override readonly name = 'HandshakeError';
  readonly code: HandshakeErrorCode;
  readonly remedy: string;

  constructor(code: HandshakeErrorCode, problem: string, remedy: string, options?: ErrorOptions) {
    super(`${problem}. ${remedy}`, options);
    this.code = code;
    this.remedy = remedy;
  }
}
