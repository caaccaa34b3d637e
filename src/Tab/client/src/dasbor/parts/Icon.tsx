const paths = {
  lock: "M5.5 9h9A1.5 1.5 0 0 1 16 10.5v5a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 4 15.5v-5A1.5 1.5 0 0 1 5.5 9zM7 9V6.5a3 3 0 0 1 6 0V9",
  menu: "M3 6h14M3 10h14M3 14h14",
  warn: "M10 3.5l7.5 13h-15zM10 8.5v4M10 14.6v.1",
  info: "M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM10 9.2v4.3M10 6.6v.1",
  done: "M4 10.5l4 4 8-9",
  send: "M3.5 4l13 6-13 6 2-6zM5.5 10H11",
  back: "M11.5 4.5L6 10l5.5 5.5",
  up: "M10 16V4.5M5 9.5l5-5 5 5",
  down: "M10 4v11.5M5 10.5l5 5 5-5",
  mail: "M4.5 4.5h11A1.5 1.5 0 0 1 17 6v8a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14V6a1.5 1.5 0 0 1 1.5-1.5zM3.5 6l6.5 5 6.5-5",
  reply: "M8 5L4 9l4 4M4 9h7a5 5 0 0 1 5 5v1",
  clock: "M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM10 6v4l2.5 2",
} as const;

export type IconName = keyof typeof paths;

/** A small line drawing beside words; never the only carrier of a meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
