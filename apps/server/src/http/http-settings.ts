/** What the HTTP layer needs from the configuration; read again for every request, so a change counts at once. */
export interface HttpSettings {
  /** `<version>.<build>.<client config hash>.<licensed>`, the value of `X-Version-ID`. */
  versionId(): string;
  /** ServiceSettings.EnableDeveloper: errors carry their `detailed_error`. */
  enableDeveloper(): boolean;
  /** ServiceSettings.ExperimentalEnableHardenedMode: id and message of 5xx answers are blank. */
  hardenedMode(): boolean;
  /** ServiceSettings.ExperimentalStrictCSRFEnforcement: `X-Requested-With` is no longer enough. */
  strictCsrf(): boolean;
  /** ServiceSettings.MaximumPayloadSizeBytes: the largest JSON body, in bytes. */
  maximumPayloadBytes(): number;
  /** ServiceSettings.TrustedProxyIPHeader: headers that name the client's address, in order. */
  trustedProxyIpHeaders(): readonly string[];
  /** ServiceSettings.AllowCorsFrom: origins other than our own that may open a socket; `*` for all. */
  allowedOrigins(): readonly string[];
  /** ServiceSettings.CorsExposedHeaders: what pages of those origins may read of an answer's headers. */
  corsExposedHeaders(): readonly string[];
  /** ServiceSettings.CorsAllowCredentials: whether cookies count there. */
  corsCredentials(): boolean;
  /** ServiceSettings.WebserverMode is `gzip`. */
  packsAnswers(): boolean;
  /** ServiceSettings.TLSStrictTransport: for how many seconds browsers keep to TLS; undefined when it is off. */
  strictTransportSeconds(): number | undefined;
}

/** Injection token of {@link HttpSettings}. */
export const HTTP_SETTINGS = Symbol('HTTP_SETTINGS');
