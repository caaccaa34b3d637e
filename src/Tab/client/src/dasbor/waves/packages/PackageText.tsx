import { Button } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { Notice } from "../../parts/Notice";
import { useTell, type WaveKey } from "../words";

/** A text to send on. Where the frame may not reach the clipboard, the text is marked and the person presses the keys. */
export function PackageText({ text, label, name }: { text: string; label: WaveKey; name: string }) {
  const { tell } = useTell();
  const shown = useRef<HTMLParagraphElement>(null);
  const [said, setSaid] = useState<"package.copied" | "package.marked" | null>(null);

  async function copy() {
    setSaid(null);
    try {
      await navigator.clipboard.writeText(text);
      setSaid("package.copied");
    } catch {
      if (shown.current !== null) getSelection()?.selectAllChildren(shown.current);
      setSaid("package.marked");
    }
  }
  return (
    <>
      <p lang="id" className="user-text" ref={shown} data-testid={name}>{text}</p>
      <Button className="self-start" onClick={() => void copy()} data-testid={`${name}-copy`}>{tell(label)}</Button>
      {said !== null && <Notice tone={said === "package.copied" ? "done" : "tint"} live testId={`${name}-said`}>{tell(said)}</Notice>}
    </>
  );
}
