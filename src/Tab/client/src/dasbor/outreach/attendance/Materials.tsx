import { Button, Field, Textarea } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import type { AttendanceApi, Material } from "../../../api/attendance";
import { ApiError } from "../../../api/dashboard";
import { useText, type TextKey } from "../../page/i18n";
import { faultKey } from "../../parts/faults";
import { Notice } from "../../parts/Notice";
import { useSay } from "./words";

const written = (materials: Material[]) => materials.map(({ title, address }) => `${title}; ${address}`).join("\n");

/** One a line: title; address. Null when a line has no address of https. */
function read(text: string): Material[] | null {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const found = lines.map((line) => /^(.+?)\s*;\s*(https:\/\/\S+)$/.exec(line));
  return found.every((match) => match !== null) ? found.map((match) => ({ title: match[1] ?? "", address: match[2] ?? "" })) : null;
}

/** What another member kept meanwhile, and below it what is only typed here. */
const joined = (newest: Material[], own: Material[]) => [...newest, ...own.filter(({ address }) => !newest.some((one) => one.address === address))];

/** What was shown, for everybody who opens the schedule afterwards: addresses, no files. */
export function Materials({ api }: { api: AttendanceApi }) {
  const { t } = useText();
  const { say } = useSay();
  const [text, setText] = useState<string | null>(null);
  const [seen, setSeen] = useState<Material[]>([]);
  const [fault, setFault] = useState<TextKey | null>(null);
  const [saved, setSaved] = useState(false);
  const look = useCallback(async (own: Material[]) => {
    try {
      const newest = await api.materials();
      setSeen(newest);
      setText(written(joined(newest, own)));
    } catch (reason) {
      setFault(faultKey(reason));
    }
  }, [api]);
  useEffect(() => { void look([]); }, [look]);
  const materials = text === null ? null : read(text);

  async function save() {
    if (materials === null) return;
    try {
      await api.keepMaterials(materials, seen);
      setSeen(materials);
      setSaved(true);
      setFault(null);
    } catch (reason) {
      setFault(faultKey(reason));
      if (reason instanceof ApiError && reason.code === "conflict") await look(materials);
    }
  }

  return (
    <section className="card stack" aria-labelledby="materials-title" data-testid="materials">
      <h2 id="materials-title">{say("materials.title")}</h2>
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      {saved && <Notice tone="done" live>{say("materials.saved")}</Notice>}
      {text !== null && (
        <>
          <Field label={say("materials.lines")} hint={say("materials.hint")} {...(materials === null ? { validationMessage: say("materials.fault"), validationState: "warning" as const } : {})}>
            <Textarea rows={3} value={text} onChange={(_, { value }) => { setText(value); setSaved(false); }} data-testid="materials-lines" />
          </Field>
          <Button className="self-start" disabledFocusable={materials === null} onClick={() => void save()} data-testid="materials-save">{say("materials.save")}</Button>
        </>
      )}
    </section>
  );
}
