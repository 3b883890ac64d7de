/** `userIDs` is `user_ids`, `XForwardedFor` is `x_forwarded_for`: a Go name as `.proto` files write it. */
export function snakeCase(name: string): string {
  return name
    .replaceAll('OAuth', 'Oauth')
    .replace(
      /([A-Z])([A-Z]+)s(?![a-z])/g,
      (_, first: string, rest: string) => `${first}${rest.toLowerCase()}s`,
    )
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
