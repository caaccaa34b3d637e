/** Two closed loops woven through each other (ui.md, mark). Decoration only: the name stands beside it. */
export function Mark({ size }: { size: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <mask id={`mark-a${size}`} maskUnits="userSpaceOnUse" x="-10" y="-10" width="68" height="68">
        <rect x="-10" y="-10" width="68" height="68" fill="#fff" />
        <path d="M17 12v10M31 26v10" stroke="#000" strokeWidth="8.6" />
      </mask>
      <mask id={`mark-b${size}`} maskUnits="userSpaceOnUse" x="-10" y="-10" width="68" height="68">
        <rect x="-10" y="-10" width="68" height="68" fill="#fff" />
        <path d="M26 17h10M12 31h10" stroke="#000" strokeWidth="8.6" />
      </mask>
      <g transform="rotate(45 24 24)" fill="none" strokeWidth="5">
        <rect className="mark-near" x="4.5" y="17" width="39" height="14" rx="7" mask={`url(#mark-a${size})`} />
        <rect className="mark-far" x="17" y="4.5" width="14" height="39" rx="7" mask={`url(#mark-b${size})`} />
      </g>
    </svg>
  );
}
