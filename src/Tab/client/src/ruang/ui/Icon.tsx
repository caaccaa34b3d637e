/** Our own line drawings on a grid of 20. Decoration only: the word beside it always says the same. */
const lines = {
  exit: "M8 3.5H4.5v13H8M8.5 10h8M13.5 6.5 17 10l-3.5 3.5",
  lock: "M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  info: "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4M10 9v4.5M10 6.4v.2",
  listen: "M6 8a4 4 0 1 1 7.6 1.8c-1 1.8-2 2-2 3.7 0 2-2.8 3.5-4.2 1.500M8.4 8a1.7 1.7 0 1 1 3 1.1",
  phone: "M6.5 2.800h7v14.400h-7zM9 14.800h2",
  people: "M7.5 9.500a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.600M2.5 16.500c0-3 2-4.8 5-4.800s5 1.8 5 4.800M13 4.300a2.6 2.6 0 0 1 0 5M14.5 12c2 .6 3 2.2 3 4.5",
  eye: "M2.5 10c2-3.5 4.5-5.2 7.5-5.200s5.5 1.7 7.5 5.200c-2 3.5-4.5 5.2-7.5 5.200S4.5 13.5 2.5 10M10 7.800a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4",
  go: "m8 5 5 5-5 5",
  backwards: "m12 5-5 5 5 5",
  heart: "M10 16.200C5.5 13 3 10.5 3 7.600a3.5 3.5 0 0 1 7-.9 3.5 3.5 0 0 1 7 .900c0 2.9-2.5 5.4-7 8.6",
  person: "M10 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6M5 17c0-3.5 2-5.5 5-5.500s5 2 5 5.5",
  page: "M5.5 2.800H12l3 3v11.400h-9.500zM8 9.500h4.500M8 12.500h4.5",
  key: "M7 10a3 3 0 1 0 0 .1M10 10h7.500v3M14.5 10v2.5",
  clock: "M10 2.800a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.400M10 6v4.200l2.8 1.6",
  cloud: "M6 15.500h8.500a3 3 0 0 0 .6-5.900A5 5 0 0 0 7.5 6.300M5.8 8.200A3.7 3.7 0 0 0 6 15.500M3 3l14 14",
  notice: "M10 3 2.5 16.500h15zM10 8v4M10 14.300v.2",
  calendar: "M3.5 5h13v11.500h-13zM3.5 8.500h13M7 3v3.500M13 3v3.5",
} as const;

export type IconName = keyof typeof lines;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={lines[name]} />
    </svg>
  );
}

/** Two closed loops woven through each other (the mark of the design). */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <mask id="mark-over" maskUnits="userSpaceOnUse" x="-10" y="-10" width="68" height="68">
        <path fill="#fff" d="M-10-10h68v68h-68z" />
        <path d="M17 12v10M31 26v10" stroke="#000" strokeWidth="8.6" />
      </mask>
      <mask id="mark-under" maskUnits="userSpaceOnUse" x="-10" y="-10" width="68" height="68">
        <path fill="#fff" d="M-10-10h68v68h-68z" />
        <path d="M26 17h10M12 31h10" stroke="#000" strokeWidth="8.6" />
      </mask>
      <g transform="rotate(45 24 24)">
        <rect x="4.5" y="17" width="39" height="14" rx="7" mask="url(#mark-over)" />
        <rect className="mark-second" x="17" y="4.5" width="14" height="39" rx="7" mask="url(#mark-under)" />
      </g>
    </svg>
  );
}
