import type { ZodType } from 'zod';

/** One endpoint as its decorators describe it. */
export interface Operation {
  readonly controller: string;
  readonly handler: string;
  readonly method: string;
  /** As registered: `/api/v4/users/:user_id`. */
  readonly path: string;
  readonly status: number;
  readonly isPublic: boolean;
  readonly localOnly: boolean;
  /** Parameters of the path that must be ids of 26 characters. */
  readonly ids: readonly string[];
  readonly query: readonly string[];
  /** Takes `page` and `per_page`. */
  readonly isPaged: boolean;
  /** undefined: no JSON body, or one that the handler looks at by itself. */
  readonly body: ZodType | undefined;
  readonly takesBody: boolean;
}
