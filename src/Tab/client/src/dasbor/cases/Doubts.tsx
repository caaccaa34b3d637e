import { Button } from "@fluentui/react-components";
import type { Directory } from "../../sealing";
import { useText } from "../page/i18n";
import { Notice } from "../parts/Notice";
import { caseCode } from "./caseCode";
import type { Trouble } from "./caseBook";
import { nameOf } from "./names";
import { longDay } from "../time/officeTime";
import { doubtKey } from "./trust";

type Props = { troubles: readonly Trouble[]; memoryOld: boolean; directory: Directory | null; understood: (caseId: string) => void };

/** What does not fit in what the server gave: one sentence each, with the name of who did it where a signature says so. */
export function Doubts({ troubles, memoryOld, directory, understood }: Props) {
  const { t, language } = useText();
  const name = (by: string | null) => (by === null || directory === null ? null : nameOf(directory, by)) ?? t("board.case.member");
  return (
    <>
      {memoryOld && <Notice tone="warn" live testId="doubt-memory-old"><p>{t("board.trust.memory.old")}</p></Notice>}
      {troubles.map(({ caseId, doubt, by, on }) => (
        <Notice key={`${caseId}-${doubt}`} tone={doubt === "erased" ? "plain" : "warn"} live testId={`doubt-${doubt}`}>
          <p>{t(doubtKey(doubt), { code: caseCode(caseId), name: name(by), date: on === undefined ? "" : longDay(on, language) })}</p>
          {(doubt === "left-out" || doubt === "gone" || doubt === "erased" || doubt === "request-forged") && <Button onClick={() => understood(caseId)}>{t("board.trust.understood")}</Button>}
        </Notice>
      ))}
    </>
  );
}
