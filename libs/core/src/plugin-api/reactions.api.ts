import type { API, Reaction } from '@patchbay/contract';
import { emptyContext } from '../model/empty-context.ts';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<API, 'AddReaction' | 'RemoveReaction' | 'GetReactions'>;

/** Reactions to posts. */
export function reactionsApi({ core }: ApiScope): Methods {
  return {
    AddReaction: (given) => core.reactions.add(emptyContext(), received<Reaction>('model.Reaction', given)),
    RemoveReaction: (given) =>
      core.reactions.remove(emptyContext(), received<Reaction>('model.Reaction', given)),
    GetReactions: (postId) => core.reactions.ofPost(postId),
  };
}
