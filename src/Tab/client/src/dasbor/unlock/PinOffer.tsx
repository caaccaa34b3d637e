import { Button } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import { now } from "../../api/time";
import { useText } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import type { Keys } from "../session/keys";
import { deviceName } from "./deviceName";
import type { PinDesk } from "./pinDesk";
import { PinField } from "./PinField";
import { weakness } from "./weakPin";

type Props = { desk: PinDesk; keys: Keys; done: () => void; later: () => void };

/** A PIN for this device, or, where nothing can be stored, for this page. May be put off: the six words open as well. */
export function PinOffer({ desk, keys, done, later }: Props) {
  const { t } = useText();
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function next(submit: FormEvent) {
    submit.preventDefault();
    if (busy) return;
    setFault(null);
    if (again === null) {
      const weak = weakness(pin);
      if (weak === null) setAgain("");
      else setFault(t(`board.pin.weak.${weak}`));
      return;
    }
    if (again !== pin) {
      setAgain(null);
      setPin("");
      setFault(t("board.pin.differs"));
      return;
    }
    setBusy(true);
    try {
      await desk.make(keys.unlocked, pin, deviceName(navigator.userAgent), now());
      done();
    } catch (reason) {
      setFault(t(faultKey(reason)));
      setBusy(false);
    }
  }

  const first = again === null;
  return (
    <main className="calm" data-testid="pin-offer">
      <Heading>{t("board.found.step.pin")}</Heading>
      <p className="soft">{t(desk.lasting ? "board.pin.about" : "board.unlock.nostorage")}</p>
      <form className="narrow stack" onSubmit={(submit) => void next(submit)}>
        <PinField key={first ? "first" : "again"} label={t(first ? "board.pin.new" : "board.pin.again")} hint={first ? t("board.pin.hint") : undefined} fault={fault}
          value={first ? pin : again} change={(typed) => { setFault(null); (first ? setPin : setAgain)(typed); }} testId={first ? "pin-new" : "pin-again"} />
        <div className="actions">
          <Button size="large" onClick={later} data-testid="pin-later">{t("board.pin.later")}</Button>
          <Button appearance="primary" size="large" type="submit" disabledFocusable={busy} data-testid="pin-next">{t(busy ? "board.state.saving" : first ? "board.next" : "board.pin.save")}</Button>
        </div>
      </form>
    </main>
  );
}
