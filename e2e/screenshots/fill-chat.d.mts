/** Writes what makes a chat look alive, with an administrator's token; gives the name of the team. */
export function fillChat(url: string, token: string): Promise<string>;
