/** Role names as stored: separated by spaces. */
export function roleNames(roles: string): string[] {
  return roles.split(' ').filter((name) => name !== '');
}

interface SchemeRoles {
  readonly roles: string;
  readonly scheme_guest: boolean;
  readonly scheme_user: boolean;
  readonly scheme_admin: boolean;
}

/** All roles of a membership: those given one by one, and those of its place in the team or channel. */
export function memberRoles(member: SchemeRoles, scope: 'team' | 'channel'): string {
  const names = roleNames(member.roles);
  if (member.scheme_guest) names.push(`${scope}_guest`);
  if (member.scheme_user) names.push(`${scope}_user`);
  if (member.scheme_admin) names.push(`${scope}_admin`);
  return [...new Set(names)].join(' ');
}
