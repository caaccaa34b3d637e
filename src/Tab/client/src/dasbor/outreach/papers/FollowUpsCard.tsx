import { Checkbox } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import type { DashboardApi } from "../../../api/dashboard";
import { Notice } from "../../parts/Notice";
import { Badge } from "../../parts/Person";
import { longDay } from "../../time/officeTime";
import { keepNotes, openFollowUps, readPapers, type OpenFollowUp } from "./papersApi";
import { useTell } from "./words";

/** What sessions left to be done, the earliest day first. Nothing is shown where nothing is left. */
export function FollowUpsCard({ api }: { api: DashboardApi }) {
  const { tell, language } = useTell();
  const [open, setOpen] = useState<OpenFollowUp[]>([]);
  const [away, setAway] = useState(false);
  const look = useCallback(() => openFollowUps(api).then(setOpen, () => undefined), [api]);
  useEffect(() => { void look(); }, [look]);

  async function tick({ sessionId, followUp }: OpenFollowUp) {
    setAway(false);
    try {
      const { rev, notes } = await readPapers(api, sessionId);
      const at = notes.followUps.findIndex((other) => !other.done && other.what === followUp.what && other.who === followUp.who && other.due === followUp.due);
      await keepNotes(api, sessionId, rev, { ...notes, followUps: notes.followUps.map((other, n) => (n === at ? { ...other, done: true } : other)) });
    } catch {
      setAway(true);
    }
    await look();
  }

  if (open.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="tindak-lanjut" data-testid="follow-ups">
      <h2 id="tindak-lanjut" className="small-title">{tell("papers.follow.title")}</h2>
      {away && <Notice tone="warn" live>{tell("papers.away")}</Notice>}
      <ul className="plain-list stack-close">
        {open.map((one, at) => (
          <li key={`${one.sessionId}-${at}`} className="row spread">
            <Checkbox checked={false} label={one.followUp.what} aria-label={tell("papers.follow.done", { what: one.followUp.what })} onChange={() => void tick(one)} />
            <span className="apart soft"><span>{one.title}</span><span>{one.followUp.who}</span><span>{one.followUp.due === "" ? tell("papers.follow.none") : longDay(one.followUp.due, language)}</span></span>
            {one.late && <Badge tone="warn">{tell("papers.follow.late")}</Badge>}
          </li>
        ))}
      </ul>
    </section>
  );
}
