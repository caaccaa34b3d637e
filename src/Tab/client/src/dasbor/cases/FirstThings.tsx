import { useText, type TextKey } from "../page/i18n";
import { Notice } from "../parts/Notice";
import type { Report } from "./bodies";

/** What a reader has to know before anything is done: for whom this is, what is wished, and who may not be contacted. It is never folded away. */
export function FirstThings({ report }: { report: Report }) {
  const { t } = useText();
  const lines = firstThings(report);
  if (lines.length === 0) return null;
  return <Notice tone={lines.some((line) => pressing.has(line)) ? "warn" : "tint"} testId="case-first">{lines.map((line) => <p key={line}>{t(line)}</p>)}</Notice>;
}

const pressing: ReadonlySet<TextKey> = new Set(["board.case.first.minor", "board.case.first.selfharm", "board.case.first.untouched"]);
const wishes = { contact: "board.case.first.contact", refer: "board.case.first.refer", minor: "board.case.first.minor" } as const;

export function firstThings({ wish, about, knows, selfharm }: Report): TextKey[] {
  return [
    ...(selfharm === true ? (["board.case.first.selfharm"] as const) : []),
    ...(wish === undefined ? [] : [wishes[wish]]),
    // Whatever is not a clear yes is a no: nobody contacts that person.
    ...(about === undefined ? [] : [knows === "willing" ? ("board.case.first.willing" as const) : ("board.case.first.untouched" as const)]),
  ];
}
