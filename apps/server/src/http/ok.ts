/** What endpoints answer that have nothing to show. */
export const OK = { status: 'OK' } as const;
