import { Button, Textarea } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { useKit } from "./words";

/** A text to take along. Where the frame may not reach the clipboard, the text is marked and the person presses the keys. */
export function CopyText({ name, title, text }: { name: string; title: string; text: string }) {
  const { tell } = useKit();
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState("");

  async function copy() {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setSaid(tell("kit.copied"));
    } catch {
      setSaid(tell("kit.marked"));
    }
  }
  return (
    <div className="stack-close">
      <label className="stack-close"><span>{title}</span><Textarea textarea={{ ref: field }} readOnly rows={5} value={text} data-testid={`kit-text-${name}`} /></label>
      <div className="row"><Button onClick={() => void copy()} data-testid={`kit-copy-${name}`}>{tell("kit.copy")}</Button><span role="status">{said}</span></div>
    </div>
  );
}
