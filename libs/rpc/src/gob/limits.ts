/** Largest single gob message taken from a peer. Files travel as streams; the largest plain value is a file's bytes. */
export const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

/** Values inside values. Go stops at 10000; a JavaScript stack holds fewer. */
export const MAX_DEPTH = 400;

/** Definitions one peer may make on one stream. The whole plugin contract has about 1200 types. */
export const MAX_TYPES = 10_000;

/** Fields of one definition. */
export const MAX_FIELDS = 2_000;

/** All definitions of one stream together; those of the whole plugin contract take 80 kB. */
export const MAX_DEFINITION_BYTES = 1024 * 1024;

/** Messages that one value may be split into (contract: go-plugin-wire §E.7). */
export const MAX_PIECES = 1_000;

/** What may be read again because a value that is split had not wholly arrived. */
export const MAX_REREAD_BYTES = 256 * 1024 * 1024;

/** Steps of an error's path longer than this are cut: they may be keys that the sender chose. */
export const MAX_PATH_STEP_CHARACTERS = 100;

/** Registered names longer than this are refused, as in Go. */
export const MAX_NAME_BYTES = 1_024;

/**
 * Objects a value may become, counted in fields, beyond two for each byte received: a few bytes can stand
 * for very many zero fields.
 */
export const FREE_FIELDS = 1_000_000;
