declare module '@mattermost/shared/components/emoji' {
  export const Emoji: React.ComponentType<{ emoji: { short_name: string }; size?: number }>;
}
