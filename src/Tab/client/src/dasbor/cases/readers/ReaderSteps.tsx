import type { ReaderStep } from "../../../sealing";
import { useText, type Text } from "../../page/i18n";
import { dayAndClock } from "../../time/officeTime";
import type { KnownCase } from "../readCase";

type Props = { known: KnownCase; name: (id: string) => string; myId: string };

/** Every change of readers since the report, oldest first, in plain words. Who is signed; when comes from the case's own log, which is voluntary. */
export function ReaderSteps({ known, name, myId }: Props) {
  const { t, language } = useText();
  const { open, log } = known;
  if (open.steps.length === 0) return <p className="hint">{t("board.readers.unchanged")}</p>;
  const author = (id: string) => (id === myId ? t("board.case.you", { name: name(id) }) : name(id));
  return (
    <details>
      <summary>{t("board.readers.history", { count: open.steps.length })}</summary>
      <ol className="plain-list" data-testid="reader-steps">
        {open.steps.map((step) => {
          const at = log.find((line) => line.ref === step.h)?.ts;
          const replaced = open.receiptChanges.find(({ epoch }) => step.rev === 0 && epoch === step.epoch);
          return (
            <li key={step.h} className="hint">
              {stepText(t, step, author, name)}{at !== undefined && ` ${dayAndClock(at * 1000, language)}`}
              {replaced !== undefined && <> {t("board.readers.code", { first: name(replaced.by[0]), second: name(replaced.by[1]) })}</>}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

/** One change of readers as a sentence. */
export function stepText(t: Text, { rev, by, out, into }: ReaderStep, author: (id: string) => string, name: (id: string) => string): string {
  const names = (ids: readonly string[]) => ids.map(name).join(", ");
  if (out.length > 0 && into.length > 0) return t("board.readers.step.replaced", { name: author(by), into: names(into), out: names(out) });
  if (out.includes(by)) return t("board.readers.step.left", { name: author(by) });
  if (out.length > 0) return t("board.readers.step.removed", { name: author(by), out: names(out) });
  if (into.length > 0) return t("board.readers.step.added", { name: author(by), into: names(into) });
  return t(rev === 0 ? "board.readers.step.newkey" : "board.readers.step.rewrapped", { name: author(by) });
}
