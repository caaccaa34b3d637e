import type { DirectoryChange, DirectoryMember } from "../../sealing";
import { useText } from "../page/i18n";

/** A difference between two lists in plain lines: who comes, who goes, whose keys or name are others. */
export function ChangeLines({ change, testId }: { change: DirectoryChange; testId?: string }) {
  const { t } = useText();
  const names = (members: DirectoryMember[]) => members.map(({ who, id }) => (who === undefined ? id : `${who.name} (${who.post})`)).join(", ");
  return (
    <ul className="stack-close" data-testid={testId}>
      {change.joined.length > 0 && <li>{t("board.team.change.joined", { names: names(change.joined) })}</li>}
      {change.left.length > 0 && <li>{t("board.team.change.left", { names: names(change.left) })}</li>}
      {change.rekeyed.length > 0 && <li>{t("board.team.change.rekeyed", { names: names(change.rekeyed) })}</li>}
      {change.renamed.map(({ before, after }) => <li key={after.id}>{t("board.team.change.renamed", { before: names([before]), after: names([after]) })}</li>)}
    </ul>
  );
}
