import type { ContractMethod } from '../contract-method.ts';

/** The result of a response as TypeScript sees it; throws the error that the other side returned. */
export function takeReply({ values }: ContractMethod, reply: readonly unknown[]): unknown {
  if (reply[values] instanceof Error) throw reply[values];
  if (values === 0) return undefined;
  return values === 1 ? reply[0] : reply.slice(0, values);
}
