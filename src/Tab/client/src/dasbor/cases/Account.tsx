import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useText } from "../page/i18n";
import { UserText } from "../parts/UserText";
import type { Report } from "./bodies";

/** The account arrives folded: nobody reads it by accident (ui.md principle 8). */
export function Account({ report }: { report: Report | null }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  if (report === null) return <section className="card"><p>{t("board.case.account.unknown")}</p></section>;
  return (
    <section className="card fold" aria-labelledby="cerita">
      <div className="row">
        <span className="grow"><h2 id="cerita" className="small-title">{t("board.case.account")}</h2><span className="soft">{t(open ? "board.case.account.hint" : "board.case.account.folded")}</span></span>
        <Button className="link" appearance="transparent" aria-expanded={open} aria-controls="cerita-isi" onClick={() => setOpen(!open)} data-testid="account-toggle">{t(open ? "board.case.account.fold" : "board.case.account.read")}</Button>
      </div>
      <div id="cerita-isi" hidden={!open} data-testid="account-text">
        {open && (report.text.trim() === "" ? <p className="soft">{t("board.case.account.empty")}</p> : <UserText text={report.text} className="account" />)}
      </div>
    </section>
  );
}
