import { useRoom } from "../ui/context";
import { Page } from "../ui/Page";
import { kindWords, type KindKey } from "./words";

const rights: readonly KindKey[] = [
  "room.rights.information", "room.rights.identity", "room.rights.safety", "room.rights.work", "room.rights.claims", "room.rights.attitude",
  "room.rights.companion", "room.rights.health", "room.rights.legal", "room.rights.special", "room.rights.content", "room.rights.recovery", "room.rights.note",
];

/** The rights card (UU 12/2022, articles 26 to 29 and 66 to 70). */
export function Rights() {
  const { words: { say, language } } = useRoom();
  const tell = kindWords(language);
  return (
    <Page title={say("room.rights.title")} lead={tell("room.rights.source")} stoppable={false} backwards="foot">
      <ul className="plain-list">{rights.map((key) => <li key={key}>{tell(key)}</li>)}</ul>
    </Page>
  );
}
