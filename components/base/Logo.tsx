/** The mark: two lines of text, one of them marked. The same shape as `assets/icon.svg`, from which the icons are made. */
export function Logo({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect x="1" y="1" width="30" height="30" rx="7" fill="#22405f" />
      <g stroke="#fff" strokeOpacity=".6" strokeWidth="3" strokeLinecap="round">
        <path d="M8 10.5h16M8 16.5h10" />
      </g>
      <path d="M8 23h16" stroke="#f5b041" strokeWidth="4" strokeLinecap="round" />
    </svg>
  );
}
