import { Button, Spinner } from "@fluentui/react-components";
import { useState } from "react";
import { ApiError, type DashboardApi } from "../../api/dashboard";
import { enrol, newPassphrase, newRecoveryCode, SealingError, unlock, type Bytes, type MemberRecord } from "../../sealing";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import type { Keys } from "../session/keys";
import { CodeSheet } from "./CodeSheet";
import { TypeBack } from "./TypeBack";
import { WordSheet } from "./WordSheet";

type Secrets = { passphrase: string; code: string; bytes: Bytes };
type Step = "start" | "words" | "retype" | "code" | "group" | "saving";
const order: Step[] = ["start", "words", "retype", "code", "group", "saving"];

type Props = { api: DashboardApi; memberId: string; done: (keys: Keys) => Promise<void> };

/**
 * Makes a member's keys (sealing.md §3.3-1a). Words and code exist on this screen and on paper only;
 * nothing reaches the server before both were typed back, so leaving early loses nothing.
 */
export function Enrolment({ api, memberId, done }: Props) {
  const { t } = useText();
  const [step, setStep] = useState<Step>("start");
  const [secrets, setSecrets] = useState<Secrets | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);

  async function begin() {
    setFault(null);
    try {
      const { passphraseWords } = await import("./passphraseWords");
      setSecrets({ passphrase: newPassphrase(passphraseWords), ...newRecoveryCode() });
      setStep("words");
    } catch {
      setFault("board.enrol.failed");
    }
  }

  async function save(kept: Secrets) {
    setStep("saving");
    setFault(null);
    try {
      const record = await saved(await enrol(memberId, kept.passphrase, kept.bytes));
      const unlocked = await unlock(record, { passphrase: kept.passphrase });
      setSecrets(null);
      await done({ unlocked, pub: { kem: record.kem, sig: record.sig } });
    } catch (reason) {
      setFault(reason instanceof SealingError ? "board.error.duplicate" : faultKey(reason));
      setStep("group");
    }
  }

  /** The record the server holds now: this one, or the one of an earlier try whose acknowledgement was lost. */
  async function saved(record: MemberRecord): Promise<MemberRecord> {
    try {
      await api.saveRecord(record);
      return record;
    } catch (reason) {
      if (reason instanceof ApiError && reason.code === "duplicate") return api.record();
      throw reason;
    }
  }

  return (
    <main className="page page-narrow" data-testid={`enrol-step-${step}`}>
      <Heading key={step}>{t(`board.enrol.${step}.title`)}</Heading>
      {step !== "start" && <p className="soft">{t("board.enrol.step", { step: Math.min(order.indexOf(step), 4) })}</p>}
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      {step === "start" && (
        <>
          <p>{t("board.enrol.start.body")}</p>
          <p className="soft">{t("board.enrol.start.nothing")}</p>
          <Button appearance="primary" size="large" onClick={() => void begin()} data-testid="enrol-begin">{t("board.enrol.start.button")}</Button>
        </>
      )}
      {secrets !== null && step === "words" && <WordSheet passphrase={secrets.passphrase} next={() => setStep("retype")} />}
      {secrets !== null && step === "retype" && <TypeBack what="words" expected={secrets.passphrase} back={() => setStep("words")} next={() => setStep("code")} />}
      {secrets !== null && step === "code" && <CodeSheet code={secrets.code} next={() => setStep("group")} />}
      {secrets !== null && step === "group" && <TypeBack what="group" expected={secrets.code} back={() => setStep("code")} next={() => void save(secrets)} />}
      {step === "saving" && <Spinner label={t("board.enrol.saving")} />}
    </main>
  );
}
