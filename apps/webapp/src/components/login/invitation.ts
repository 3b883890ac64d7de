export interface Invitation {
  /** Of a link that everybody may pass on; '' without one. */
  inviteId: string;
  /** Of a letter to one address; '' without one. */
  token: string;
  /** To whom the letter went. */
  email: string;
  /** What the team is called, when the letter says so. */
  teamName: string;
}

/** What the address of the sign-up page says of an invitation: `?id=…`, or `?t=…&d={"email":…}`. */
export function invitationOf(search: string): Invitation {
  const params = new URLSearchParams(search);
  const letter = letterOf(params.get('d'));
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    inviteId: params.get('id') ?? params.get('iid') ?? '',
    token: params.get('t') ?? '',
    email: text(letter.email),
    teamName: text(letter.display_name),
  };
}

function letterOf(json: string | null): Readonly<Record<string, unknown>> {
  try {
    const given: unknown = JSON.parse(json ?? '{}');
    return typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
