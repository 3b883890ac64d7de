interface RowProps {
  user: { username: string };
  theme: { linkColor: string };
}

/** Members of a list, so that both `jsx` and `jsxs` of the host are used, with keys and a fragment. */
export const Row = ({ user, theme }: RowProps) => (
  <>
    {['is', 'was'].map((word) => (
      <p key={word} style={{ color: theme.linkColor }}>
        {`era 12: ${word} ${user.username}`}
      </p>
    ))}
  </>
);
