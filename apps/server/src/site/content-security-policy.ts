/**
 * The policy of the web app's page. Plugins are scripts of this origin that bring styles, pictures and frames from
 * elsewhere; what stays closed is scripts from elsewhere and being framed by others.
 *
 * @param developer ServiceSettings.EnableDeveloper: bundles built for development use `eval`
 */
export function contentSecurityPolicy(developer: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self'${developer ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline' https:",
    "img-src 'self' data: blob: https: http:",
    "media-src 'self' data: blob: https:",
    "font-src 'self' data: https:",
    "connect-src 'self' ws: wss: https: blob: data:",
    "frame-src 'self' https: blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}
