/** The mark: two lines of text, one of them marked. The icons in `public/icon` are drawn from the same shape. */
export function Logo({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#22405f" />
      <path d="M8 10h16" stroke="#fff" strokeOpacity=".55" strokeWidth="3" strokeLinecap="round" />
      <path d="M8 17h11" stroke="#fff" strokeWidth="3" strokeLinecap="round" />
      <path d="M8 23h16" stroke="#f0a733" strokeWidth="3.5" strokeLinecap="round" />
      <path
        d="m20.5 16.5 3-3m0 3.5v-3.5H20"
        stroke="#f0a733"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
        fill="none"
      />
    </svg>
  );
}
