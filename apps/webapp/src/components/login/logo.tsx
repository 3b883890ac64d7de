/** Patchbay's mark: two jacks and the cord between them. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--button-bg)" />
      <circle cx="10" cy="11" r="3.25" fill="none" stroke="var(--button-color)" strokeWidth="2.25" />
      <circle cx="22" cy="11" r="3.25" fill="none" stroke="var(--button-color)" strokeWidth="2.25" />
      <path
        d="M10 14.5v3.5a6 6 0 0 0 12 0v-3.5"
        fill="none"
        stroke="var(--button-color)"
        strokeWidth="2.25"
        strokeLinecap="round"
      />
    </svg>
  );
}
