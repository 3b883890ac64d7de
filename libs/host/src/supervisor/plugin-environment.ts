/**
 * What of the server's own environment a plugin gets. Mattermost hands over all of it; here what configures the
 * server stays with it, for it may hold secrets (docs/reference/differences.md).
 */
const ALLOWED: ReadonlySet<string> = new Set([
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'LANG',
  'LANGUAGE',
  'TZ',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'ALL_PROXY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'NODE_EXTRA_CA_CERTS',
  'GODEBUG',
  'GOGC',
  'GOMAXPROCS',
  'GOMEMLIMIT',
  'GOTRACEBACK',
  'SYSTEMROOT',
  'WINDIR',
  'PATHEXT',
]);

/** The environment of a plugin process: what is allowed of `own`, then `handshake`, then its private folder. */
export function pluginEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  handshake: Readonly<Record<string, string>>,
  socketFolder: string,
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(own)) {
    const upper = name.toUpperCase();
    if (value !== undefined && (ALLOWED.has(upper) || upper.startsWith('LC_'))) environment[name] = value;
  }
  // Go plugins put their socket into TMPDIR, newer ones into the second when it is set.
  return { ...environment, TMPDIR: socketFolder, PLUGIN_UNIX_SOCKET_DIR: socketFolder, ...handshake };
}
