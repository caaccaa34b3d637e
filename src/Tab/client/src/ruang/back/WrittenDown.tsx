import { useEffect, useState } from "react";
import * as v from "valibot";
import { writtenBy } from "../../sealing/written";
import { nameOf, type CaseView } from "../flow/case";
import { useRoom } from "../ui/context";
import { Note } from "../ui/controls";
import { backWords } from "./words";

const written = v.object({ written: v.object({ by: v.string(), channel: v.picklist(["posko", "phone", "whatsapp"]) }) });

/** An officer wrote this report down: who, by which channel, and who else says to have heard the consent. Absent where the person wrote it. */
export function WrittenDown({ view }: { view: CaseView }) {
  const { words: { language, say } } = useRoom();
  const tell = backWords(language);
  const { open, directory, log } = view;
  const [scribe, setScribe] = useState<string | null | undefined>(undefined);
  const told = v.safeParse(written, open.payload.body);
  useEffect(() => {
    let shown = true;
    void writtenBy(open, directory).then((by) => { if (shown) setScribe(by); });
    return () => { shown = false; };
  }, [open, directory]);
  if (!told.success || scribe === undefined) return null;
  const { by, channel } = told.output.written;
  const who = (id: string) => nameOf(directory, id) ?? say("room.return.officer");
  const heard = [...new Set(log.filter(({ act, ref, by: signer }) => act === "written.heard" && ref === open.reportHash && signer !== by).map((line) => who(line.by)))];
  return (
    <Note icon="page" tone={scribe === null ? "look" : "tint"} testId="written-down">
      <p>{tell(scribe === null ? "back.written.unsigned" : `back.written.${channel}`, { name: who(by) })}</p>
      {heard.length > 0 && <p>{tell("back.written.heard", { names: heard.join(", ") })}</p>}
      <p className="hint">{tell("back.written.amend")}</p>
    </Note>
  );
}
