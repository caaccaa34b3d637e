import type { Directory } from "../../sealing";
import { nameOf } from "../cases/names";
import type { KnownCase } from "../cases/readCase";
import { useText } from "../page/i18n";
import { Notice } from "../parts/Notice";
import { answeredBy, practiceOf } from "./practice";

/** Inside an opened practice case: that it is one, and who has answered. It names nobody who has not. */
export function PracticeNote({ known, directory }: { known: KnownCase; directory: Directory }) {
  const { t } = useText();
  if (practiceOf(known.open) === null) return null;
  const names = answeredBy(known.items).map((id) => nameOf(directory, id) ?? t("board.case.member"));
  return (
    <Notice tone="tint" testId="practice">
      <p><strong>{t("board.home.practice")}</strong></p>
      <p>{t("board.practice.how")}</p>
      <p data-testid="practice-answered">{names.length === 0 ? t("board.practice.nobody") : t("board.practice.answered", { names: names.join(", ") })}</p>
    </Notice>
  );
}
