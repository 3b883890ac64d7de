import { createHash } from 'node:crypto';
import type { Config } from '@patchbay/contract';
import { serverVersion } from '@patchbay/contract';
import { getAt, type ConfigTree } from './config-tree.ts';

const DEFAULT_MARKETPLACE = 'https://api.integrations.mattermost.com';

export interface ClientConfigFacts {
  readonly diagnosticId: string;
  /** Milliseconds. */
  readonly installDate: number;
  /** An empty server offers to make the first account. */
  readonly hasAccounts: boolean;
}

/** Settings that everyone sees, by the section they are in: the login page needs them. */
const LIMITED: Record<string, readonly string[]> = {
  ServiceSettings: [
    'SiteURL',
    'EnableUserStatuses',
    'WebsocketURL',
    'WebsocketPort',
    'WebsocketSecurePort',
    'EnableDesktopLandingPage',
    'EnableCustomEmoji',
  ],
  TeamSettings: [
    'SiteName',
    'CustomDescriptionText',
    'CustomBrandText',
    'EnableCustomBrand',
    'EnableOpenServer',
    'EnableUserCreation',
  ],
  EmailSettings: ['EnableSignInWithEmail', 'EnableSignInWithUsername', 'EnableSignUpWithEmail'],
  LocalizationSettings: ['DefaultClientLocale', 'AvailableLocales'],
  ThemeSettings: ['EnableThemeSelection', 'DefaultTheme', 'AllowCustomThemes'],
  SupportSettings: [
    'AboutLink',
    'HelpLink',
    'PrivacyPolicyLink',
    'ReportAProblemLink',
    'SupportEmail',
    'TermsOfServiceLink',
  ],
  PasswordSettings: ['EnableForgotLink'],
  NativeAppSettings: ['AppDownloadLink', 'AndroidAppDownloadLink', 'IosAppDownloadLink'],
};

/** Settings that those who are logged in see as well. */
const FULL: Record<string, readonly string[]> = {
  ServiceSettings: [
    'AllowSyncedDrafts',
    'CollapsedThreads',
    'DefaultTeamName',
    'EnableBotAccountCreation',
    'EnableChannelViewedMessages',
    'EnableClientPerformanceDebugging',
    'EnableCommands',
    'EnableCrossTeamSearch',
    'EnableCustomGroups',
    'EnableDeveloper',
    'EnableEmailInvitations',
    'EnableEmojiPicker',
    'EnableFileSearch',
    'EnableGifPicker',
    'EnableIncomingWebhooks',
    'EnableInlineLatex',
    'EnableLatex',
    'EnableLinkPreviews',
    'EnableOAuthServiceProvider',
    'EnableOnboardingFlow',
    'EnableOutgoingWebhooks',
    'EnablePermalinkPreviews',
    'EnablePostIconOverride',
    'EnablePostUsernameOverride',
    'EnableSVGs',
    'EnableTesting',
    'EnableTutorial',
    'EnableUserAccessTokens',
    'EnableUserTypingMessages',
    'ExperimentalGroupUnreadChannels',
    'ManagedResourcePaths',
    'MinimumHashtagLength',
    'PostEditTimeLimit',
    'PostPriority',
    'ScheduledPosts',
    'TimeBetweenUserTypingUpdatesMilliseconds',
    'UniqueEmojiReactionLimitPerPost',
  ],
  TeamSettings: [
    'EnableConfirmNotificationsToChannel',
    'EnableCustomUserStatuses',
    'EnableJoinLeaveMessageByDefault',
    'EnableLastActiveTime',
    'ExperimentalEnableAutomaticReplies',
    'ExperimentalPrimaryTeam',
    'ExperimentalViewArchivedChannels',
    'LockTeammateNameDisplay',
    'MaxChannelsPerTeam',
    'MaxNotificationsPerChannel',
    'MaxUsersPerTeam',
    'RestrictDirectMessage',
    'TeammateNameDisplay',
  ],
  EmailSettings: [
    'EmailNotificationContentsType',
    'EnablePreviewModeBanner',
    'RequireEmailVerification',
    'SendEmailNotifications',
    'SendPushNotifications',
  ],
  FileSettings: [
    'EnableFileAttachments',
    'EnableMobileDownload',
    'EnableMobileUpload',
    'EnablePublicLink',
    'MaxFileSize',
  ],
  PrivacySettings: ['ShowEmailAddress', 'ShowFullName'],
  DisplaySettings: ['CustomURLSchemes', 'MaxMarkdownNodes'],
  AnnouncementSettings: [
    'AllowBannerDismissal',
    'BannerColor',
    'BannerText',
    'BannerTextColor',
    'EnableBanner',
  ],
  PluginSettings: ['EnableMarketplace'],
  ExperimentalSettings: [
    'ClientSideCertEnable',
    'DelayChannelAutocomplete',
    'DisableAppBar',
    'DisableRefetchingOnBrowserFocus',
    'DisableWakeUpReconnectHandler',
    'EnableSharedChannels',
    'EnableRemoteClusterService',
    'YoutubeReferrerPolicy',
  ],
};

/** Clients know it under another name. */
const CLIENT_NAMES: Record<string, string> = { CustomURLSchemes: 'CustomUrlSchemes' };

/** The configuration as clients get it: flat, all texts; fewer settings for those who are not logged in. */
export function clientConfig(
  config: Config,
  facts: ClientConfigFacts,
  isLoggedIn: boolean,
): Record<string, string> {
  const result: Record<string, string> = {
    Version: serverVersion,
    BuildNumber: serverVersion,
    BuildDate: '',
    BuildHash: '',
    BuildHashEnterprise: 'none',
    BuildEnterpriseReady: 'false',
    ServiceEnvironment: 'production',
    DiagnosticId: facts.diagnosticId,
    TelemetryId: facts.diagnosticId,
    DiagnosticsEnabled: 'false',
    NoAccounts: String(!facts.hasAccounts),
    EnableDiagnostics: 'false',
    PluginsEnabled: String(config.PluginSettings.Enable === true),
    HasImageProxy: String(config.ImageProxySettings.Enable === true),
    EnableGuestAccounts: 'false',
    EnableMultifactorAuthentication: 'false',
    EnforceMultifactorAuthentication: 'false',
    EnableLdap: 'false',
    EnableSaml: 'false',
    EnableSignUpWithGitLab: 'false',
    EnableSignUpWithGoogle: 'false',
    EnableSignUpWithOffice365: 'false',
    EnableSignUpWithOpenId: 'false',
    PasswordMinimumLength: String(config.PasswordSettings.MinimumLength),
    PasswordRequireLowercase: String(config.PasswordSettings.Lowercase),
    PasswordRequireNumber: String(config.PasswordSettings.Number),
    PasswordRequireSymbol: String(config.PasswordSettings.Symbol),
    PasswordRequireUppercase: String(config.PasswordSettings.Uppercase),
    ...pick(config, LIMITED),
  };
  if (!isLoggedIn) return sorted(result);
  return sorted({
    ...result,
    ...pick(config, FULL),
    InstallationDate: String(facts.installDate),
    SQLDriverName: 'sqlite',
    IsDefaultMarketplace: String(config.PluginSettings.MarketplaceURL === DEFAULT_MARKETPLACE),
    FeatureFlagAppsEnabled: 'false',
    EnableCluster: 'false',
    EnableMetrics: 'false',
    ExtendSessionLengthWithActivity: String(config.ServiceSettings.ExtendSessionLengthWithActivity),
  });
}

/** A text that changes with the client configuration; part of `X-Version-ID`. */
export function clientConfigHash(config: Record<string, string>): string {
  return createHash('md5').update(JSON.stringify(config)).digest('hex');
}

function pick(config: Config, sections: Record<string, readonly string[]>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [section, names] of Object.entries(sections))
    for (const name of names) {
      const value = getAt(config as unknown as ConfigTree, [section, name]);
      if (value !== undefined) result[CLIENT_NAMES[name] ?? name] = asText(value);
    }
  return result;
}

function asText(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

function sorted(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
