/** The databases the chat runs on; their column types are called differently in a few places. */
export type Dialect = 'sqlite' | 'postgres';
