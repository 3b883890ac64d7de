/**
 * The headers a `fetch` to the plugin's own server half needs so that the host accepts the session cookie: the CSRF
 * token is asked for on every method but GET (contract: webapp §10).
 */
export function requestHeaders(method = 'GET'): Record<string, string> {
  const headers: Record<string, string> = { 'X-Requested-With': 'XMLHttpRequest' };
  if (method.toUpperCase() === 'GET') {
    return headers;
  }
  const token = document.cookie
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith('MMCSRF='))
    ?.slice('MMCSRF='.length);
  return token ? { ...headers, 'X-CSRF-Token': token } : headers;
}
