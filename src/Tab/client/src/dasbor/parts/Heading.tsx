import { useEffect, useRef, type ReactNode } from "react";

/** The one h1 of a view. Takes the focus when the view opens, so that keyboard and screen reader start there and the eye at the top. */
export function Heading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return <h1 ref={heading} tabIndex={-1}>{children}</h1>;
}
