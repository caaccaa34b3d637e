import { useCallback, useEffect, useRef, useState } from "react";
import type { TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import type { CaseDesk } from "./caseDesk";
import type { KnownCase } from "./readCase";

/** Writes into the case's own log that it is opened, before anything of it is shown. */
export function useOpening(listed: KnownCase, desk: CaseDesk, changed: (known: KnownCase) => void) {
  const [opened, setOpened] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);
  const [unlogged, setUnlogged] = useState(false);
  const first = useRef(listed);
  const open = useCallback(() => {
    setFault(null);
    const show = (known: KnownCase) => { changed(known); setOpened(true); };
    // A person may be waiting: a log that cannot be written is told, and keeps nobody from reading.
    const unwritten = () => desk.readOnly(first.current).then((known) => { setUnlogged(true); show(known); });
    desk.open(first.current).then(show, unwritten).catch((reason: unknown) => setFault(faultKey(reason)));
  }, [desk, changed]);
  const begun = useRef(false);
  useEffect(() => {
    if (!begun.current) open();
    begun.current = true;
  }, [open]);
  return { opened, fault, unlogged, open };
}
