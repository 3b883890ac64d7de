import { generateId } from '../generate-id.ts';
import type { Registration } from '../registration.ts';

/** Registers one more item; what it returns would go a level deeper, and only throws. */
type RegisterMenuItem = (
  innerText: unknown,
  innerAction?: unknown,
  innerFilter?: unknown,
) => RegisterMenuItem;

export interface PostSubMenu {
  id: string;
  rootRegisterMenuItem: RegisterMenuItem;
}

/** A menu in the menu of a post, one level deep (contract: registry registerPostDropdownSubMenuAction). */
export function postSubMenu(own: Registration, text: unknown, action: unknown, filter: unknown): PostSubMenu {
  const add = (id: string, parentMenuId: string | null, fields: Record<string, unknown>) =>
    own.add(['PostDropdownMenu'], { parentMenuId, subMenu: [], ...fields }, id);

  const id = add(generateId(), null, { text: own.element(text), action, filter });
  return {
    id,
    rootRegisterMenuItem: (innerText, innerAction, innerFilter) => {
      const fields = { text: own.element(innerText), action: innerAction, filter: innerFilter };
      add(generateId(), id, fields);
      return () => {
        throw new Error('Submenus are currently limited to a single level.');
      };
    },
  };
}
