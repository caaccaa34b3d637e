import type { Directory } from "../../sealing";
import { nameOf } from "../cases/names";
import { stepText } from "../cases/readers/ReaderSteps";
import { useText } from "../page/i18n";
import { ChangeLines } from "../team/ChangeLines";
import { dayAndClock, dayOf, longDay } from "../time/officeTime";
import type { AuditLine } from "./auditLines";
import { deeds } from "./deeds";

type Props = { line: AuditLine; code: string | null; directory: Directory; myId: string };

/** One signed line as a sentence, with where and when. */
export function LineItem({ line, code, directory, myId }: Props) {
  const { t, language } = useText();
  const name = (id: string) => nameOf(directory, id) ?? t("board.case.member");
  const author = (id: string) => (id === myId ? t("board.case.you", { name: name(id) }) : name(id));
  const { kind, by, act, step, list } = line;
  const deed = act === undefined ? undefined : deeds[act];
  const words = () => {
    if (step !== undefined) return stepText(t, step, author, name);
    if (list !== undefined && list.n === 0) return t("board.audit.line.founded", { name: author(by) });
    if (list !== undefined) return t(list.change === null ? "board.audit.line.renewed" : "board.audit.line.list", { name: author(by), n: list.n + 1 });
    if (kind === "opened") return t("board.audit.line.opened", { name: author(by) });
    if (deed !== undefined) return t(deed, { name: author(by) });
    return t(kind === "seen" ? "board.audit.line.seen" : "board.audit.line.other", { name: author(by), n: line.place });
  };
  return (
    <li className="line" data-testid={`audit-line-${kind}`}>
      <span className="grow">
        <span>{words()}</span>
        {list !== undefined && list.change !== null && <ChangeLines change={list.change} />}
        <span className="caption">{code === null ? t("board.audit.office") : t("board.case.title", { code })}{". "}
          {line.caseId === null ? longDay(dayOf(line.at), language) : dayAndClock(line.at, language)}</span>
      </span>
    </li>
  );
}
