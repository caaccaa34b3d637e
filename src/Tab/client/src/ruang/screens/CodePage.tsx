import { useEffect, useState, type ComponentType } from "react";
import { useRoom } from "../ui/context";
import { Page } from "../ui/Page";

/** "Keaslian halaman": few people open it, so that its words and digits come only then. */
export function CodePage() {
  const { words: { say } } = useRoom();
  const [Part, setPart] = useState<ComponentType | "away" | null>(null);
  useEffect(() => void import("../code/CodeScreen").then(({ CodeScreen }) => setPart(() => CodeScreen), () => setPart("away")), []);
  return (
    <Page title={say("room.nav.code")} stoppable={false} backwards="foot">
      {Part === "away" && <p>{say("room.nav.code.away")}</p>}
      {Part !== null && Part !== "away" && <Part />}
    </Page>
  );
}
