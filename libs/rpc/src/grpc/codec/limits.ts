/** Largest message taken from a peer or sent to one. Files travel as streams; the largest plain value is a file's bytes. */
export const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

/** Messages inside messages, values of a Struct included; protobuf's own libraries stop at 100. */
export const MAX_DEPTH = 100;

/**
 * Fields a message may become beyond two for each byte received: a few bytes can stand for very many empty messages,
 * each with all its fields.
 */
export const FREE_FIELDS = 1_000_000;
