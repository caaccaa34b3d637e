import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { AttendanceApi } from "../../../api/attendance";
import { useText, type TextKey } from "../../page/i18n";
import { faultKey } from "../../parts/faults";
import { useSay } from "./words";

/** A link to this one list for somebody outside the team. It is shown once: the server keeps a hash. */
export function OutsideLink({ api }: { api: AttendanceApi }) {
  const { t } = useText();
  const { say } = useSay();
  const [link, setLink] = useState<string | null>(null);
  const [gone, setGone] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);

  async function run(step: () => Promise<string | null>) {
    try {
      const made = await step();
      setLink(made);
      setGone(made === null);
      setFault(null);
    } catch (reason) {
      setFault(faultKey(reason));
    }
  }

  return (
    <details>
      <summary data-testid="attendance-outside">{say("attendance.outside")}</summary>
      <div className="stack-close">
        <p className="soft">{say("attendance.outside.about")}</p>
        {fault !== null && <p role="status">{t(fault)}</p>}
        {gone && <p role="status">{say("attendance.outside.gone")}</p>}
        {link !== null && <Field label={say("attendance.outside.link")}><Input readOnly value={link} data-testid="outside-link" /></Field>}
        <div className="actions actions-start">
          <Button onClick={() => void run(api.givePass)} data-testid="outside-make">{say("attendance.outside.make")}</Button>
          <Button onClick={() => void run(api.takePassBack)} data-testid="outside-back">{say("attendance.outside.back")}</Button>
        </div>
      </div>
    </details>
  );
}
