import { lazy, Suspense, useState } from "react";
import type { FilesAt } from "../files/FilesPart";
import { useRoom } from "./context";
import { Icon } from "./Icon";

/** Files are for those who ask for them: nothing of it is fetched before. A line that fails leaves the words as they were. */
const Part = lazy(() => import("../files/FilesPart").catch(() => ({ default: NotNow })));

export function Files({ at }: { at: FilesAt }) {
  const { along: { files }, words: { say } } = useRoom();
  const [wanted, setWanted] = useState(false);
  if (wanted || files !== null) return <Suspense fallback={null}><Part at={at} /></Suspense>;
  if (at !== "story" && at !== "reply") return null;
  return <div><button type="button" className="button quiet" onClick={() => setWanted(true)} data-testid="files-add"><Icon name="page" />{say("room.files.add")}</button></div>;
}

function NotNow() {
  return <p className="soft" role="status">{useRoom().words.say("room.nav.code.away")}</p>;
}
