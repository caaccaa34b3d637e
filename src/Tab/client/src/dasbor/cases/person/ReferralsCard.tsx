import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { now } from "../../../api/time";
import { useText, type TextKey } from "../../page/i18n";
import { Notice } from "../../parts/Notice";
import { UserText } from "../../parts/UserText";
import { dayOf, isDay, longDay } from "../../time/officeTime";
import type { Report } from "../bodies";
import type { CaseDesk } from "../caseDesk";
import { useStep } from "../Closing";
import { LetterButton } from "../letter/LetterButton";
import type { LetterDesk } from "../letter/letterDesk";
import type { KnownCase } from "../readCase";
import { fieldNames } from "./decidedText";
import { referralsOf, type Referral } from "./personState";

type Props = { report: Report; known: KnownCase; desk: CaseDesk; changed: (known: KnownCase) => void; code: string; letters?: LetterDesk | undefined };

/** What the person agreed to, service by service: what may be handed on, what that service has to report, and what came of it, which the person reads. */
export function ReferralsCard({ report, known, desk, changed, code, letters }: Props) {
  const { t } = useText();
  const { busy, fault, run } = useStep(changed);
  const all = referralsOf(report, known.items);
  if (all.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="rujukan" data-testid="referrals">
      <h2 id="rujukan" className="small-title">{t("board.refer.title")}</h2>
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      {all.map((referral) => <One key={`${referral.asked.provider} ${referral.last?.step ?? ""}`} referral={referral} busy={busy}
        letter={letters !== undefined && <LetterButton known={known} provider={referral.asked.provider} code={code} desk={letters} changed={changed} />}
        note={(step, on, text) => void run(() => desk.tell(known, { kind: "referral", provider: referral.asked.provider, name: referral.asked.name, step, on, text }))} />)}
    </section>
  );
}

type Step = NonNullable<Referral["last"]>["step"];
const steps = { open: ["sent", "confirmed", "noanswer", "declined"], over: ["recalled"] } as const satisfies Record<string, readonly Step[]>;

function One({ referral: { asked, given, last }, busy, letter, note }: { referral: Referral; busy: boolean; letter: ReactNode; note: (step: Step, on: string, text: string) => void }) {
  const { t, language } = useText();
  const today = dayOf(now());
  const offered: readonly Step[] = given ? steps.open : steps.over;
  const [step, setStep] = useState<Step>(offered[0] ?? "recalled");
  const [on, setOn] = useState(today);
  const [text, setText] = useState("");
  const way: TextKey = asked.way === "unnamed" ? "board.refer.way.unnamed" : asked.way === "warm" ? "board.refer.way.warm" : "board.refer.way.letter";
  const mayNote = given || (last !== null && last.step !== "recalled");
  return (
    <div className="stack-close" data-testid={`referral-${asked.provider}`}>
      <strong><UserText text={asked.name} /></strong>
      {!given && <p>{t("board.refer.taken")}</p>}
      {given && <p>{t(way)}{asked.companion ? ` ${t("board.refer.companion")}` : ""}</p>}
      {given && asked.way !== "unnamed" && <p className="soft">{t("board.refer.fields", { fields: fieldNames(t, asked.fields) })}</p>}
      {given && asked.way !== "unnamed" && <p className="hint">{t(asked.duty === "police-3x24" ? "board.refer.told" : "board.refer.untold")}</p>}
      {given && asked.way === "letter" && letter}
      {last !== null && <p role="status">{t(`board.said.referral.${last.step}`, { service: asked.name, date: longDay(last.on, language) })} <UserText text={last.text} /></p>}
      {mayNote && (
        <>
          <div className="fields-two">
            <Field label={t("board.refer.step")}>
              <Select value={step} onChange={(_, { value }) => setStep(offered.find((one) => one === value) ?? step)} data-testid="referral-step">
                {offered.map((one) => <option key={one} value={one}>{t(`board.refer.step.${one}`)}</option>)}
              </Select>
            </Field>
            <Field label={t("board.refer.on")}><Input type="date" value={on} onChange={(_, { value }) => setOn(value)} data-testid="referral-on" /></Field>
          </div>
          <Field label={t("board.refer.note")} hint={t("board.refer.note.hint")}><Input value={text} maxLength={500} autoComplete="off" onChange={(_, { value }) => setText(value)} data-testid="referral-text" /></Field>
          <Button className="self-start" disabledFocusable={busy} onClick={() => note(step, isDay(on) ? on : today, text.trim())} data-testid="referral-note">{t("board.refer.record")}</Button>
        </>
      )}
    </div>
  );
}
