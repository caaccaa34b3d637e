import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { save } from "../../cases/export/leave";
import { Notice } from "../../parts/Notice";
import { takePaper, type Lent } from "./papersApi";
import { useTell, type PapersKey } from "./words";

type Props = { api: Lent; session: string; file: string; label: PapersKey; done?: PapersKey; primary?: boolean; settle: () => Promise<boolean> };

/** Takes a paper once all that was typed is saved: what is on paper is what is on the screen. */
export function Take({ api, session, file, label, done, primary = false, settle }: Props) {
  const { tell } = useTell();
  const [state, setState] = useState<"idle" | "busy" | "done" | "away">("idle");

  async function take() {
    if (state === "busy") return;
    setState("busy");
    try {
      if (!await settle()) return setState("idle");
      save(await takePaper(api, session, file), file === "semua.zip" ? "dokumen-kegiatan.zip" : file);
      setState("done");
    } catch {
      setState("away");
    }
  }

  return (
    <>
      <Button className="self-start" appearance={primary ? "primary" : "secondary"} disabledFocusable={state === "busy"} onClick={() => void take()} data-testid={`take-${file.split(".")[0] ?? ""}`}>{tell(label)}</Button>
      {state === "away" && <Notice tone="warn" live>{tell("papers.file.away")}</Notice>}
      {state === "done" && done !== undefined && <Notice tone="done" live testId="papers-done">{tell(done)}</Notice>}
    </>
  );
}
