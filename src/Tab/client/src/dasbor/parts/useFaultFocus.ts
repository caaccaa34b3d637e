import { useEffect, useRef, type RefObject } from "react";

/** After a try that failed, the focus goes to the first field whose sentence says what is missing. `tries` counts the attempts. */
export function useFaultFocus(tries: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [tries]);
  return form;
}
