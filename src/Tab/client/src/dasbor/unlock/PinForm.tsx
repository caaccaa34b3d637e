import { Button } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { SealingError } from "../../sealing";
import { useText } from "../page/i18n";
import { faultKey } from "../parts/faults";
import type { Keys } from "../session/keys";
import type { KnownDevice } from "./deviceMemory";
import type { PinDesk } from "./pinDesk";
import { PinField } from "./PinField";

type Props = {
  api: DashboardApi;
  desk: PinDesk;
  device: KnownDevice;
  /** With the number of wrong tries that somebody made elsewhere, or before this page was opened. */
  done: (keys: Keys, strangeTries: number) => Promise<void>;
  useless: (why: "gone" | "half") => void;
};

/** The PIN of this device: five tries, counted by the server. */
export function PinForm({ api, desk, device, done, useless }: Props) {
  const { t } = useText();
  const [pin, setPin] = useState("");
  const [own, setOwn] = useState(0);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function open(submit: FormEvent) {
    submit.preventDefault();
    if (busy || pin === "") return;
    setBusy(true);
    setWrong(null);
    try {
      const end = await desk.open(await api.keys(), device, pin);
      setPin("");
      if (end.kind === "open") return await done(end.keys, Math.max(0, end.wrongBefore - own));
      if (end.kind !== "wrong") return useless(end.kind);
      setOwn(own + 1);
      setWrong(t("board.unlock.pin.wrong", { count: end.left }));
    } catch (fault) {
      setWrong(fault instanceof SealingError ? t(fault.reason === "pin-form" ? "board.pin.weak.short" : "board.unlock.damaged") : t(faultKey(fault)));
    }
    setBusy(false);
    return undefined;
  }

  return (
    <form className="narrow stack" onSubmit={(submit) => void open(submit)}>
      <PinField label={t("board.unlock.pin")} hint={desk.lasting ? undefined : t("board.unlock.pin.page")} fault={wrong} value={pin} change={setPin} testId="unlock-pin-field" />
      <Button appearance="primary" size="large" type="submit" disabledFocusable={busy} data-testid="unlock-open">{t(busy ? "board.unlock.opening" : "board.unlock.open")}</Button>
    </form>
  );
}
