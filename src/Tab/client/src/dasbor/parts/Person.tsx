import type { ReactNode } from "react";

/** Initials of a name, at most two. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  return [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => word?.[0] ?? "").join("").toUpperCase();
}

/** A member as a row: initials, name, post, and what there is to say. */
export function Person({ name, post, children }: { name: string; post: string; children?: ReactNode }) {
  return (
    <li className="person">
      <span className="avatar" aria-hidden="true">{initials(name)}</span>
      <span className="person-who"><strong>{name}</strong><span className="soft">{post}</span></span>
      <span className="person-state">{children}</span>
    </li>
  );
}

export function Badge({ tone, children }: { tone: "plain" | "brand" | "warn" | "done"; children: ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}
