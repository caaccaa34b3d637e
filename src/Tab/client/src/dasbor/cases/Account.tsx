import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useText } from "../page/i18n";
import { UserText } from "../parts/UserText";
import type { Report } from "./bodies";
import { FirstThings } from "./FirstThings";

/** From about this many characters on the account is longer than a screen, and can be folded from its end as well. */
const longText = 1_500;

/** The account arrives folded: nobody reads it by accident (ui.md principle 8). */
export function Account({ report }: { report: Report | null }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  if (report === null) return <section className="card"><p>{t("board.case.account.unknown")}</p></section>;
  return (
    <>
      <FirstThings report={report} />
      <section className="card fold" aria-labelledby="cerita">
        <div className="row">
          <span className="grow"><h2 id="cerita" className="small-title">{t("board.case.account")}</h2><span className="soft">{t(open ? "board.case.account.hint" : "board.case.account.folded")}</span></span>
          <Button className="link" appearance="transparent" aria-expanded={open} aria-controls="cerita-isi" onClick={() => setOpen(!open)} data-testid="account-toggle">{t(open ? "board.case.account.fold" : "board.case.account.read")}</Button>
        </div>
        <div id="cerita-isi" hidden={!open} data-testid="account-text">
          {open && (report.text.trim() === "" ? <p className="soft">{t(report.wish === "contact" || report.wish === "minor" ? "board.case.account.notasked" : "board.case.account.empty")}</p> : <UserText text={report.text} className="account" />)}
        </div>
        {open && report.text.length > longText && <Button className="link self-start" appearance="transparent" aria-controls="cerita-isi" onClick={() => setOpen(false)}>{t("board.case.account.fold")}</Button>}
      </section>
    </>
  );
}
