import { useEffect, useRef, type ReactNode } from "react";

/** The one h1 of a view. Takes the focus when the view opens, so that keyboard and screen reader start there. */
export function Heading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return <h1 ref={heading} tabIndex={-1}>{children}</h1>;
}
