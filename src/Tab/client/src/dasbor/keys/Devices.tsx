import { useCallback, useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { Device } from "../../api/dashboardSchemas";
import { openDeviceName, type Unlocked } from "../../sealing";
import { useText, type TextKey } from "../page/i18n";
import { Confirm } from "../parts/Confirm";
import { faultKey } from "../parts/faults";
import { Notice } from "../parts/Notice";
import { Badge } from "../parts/Person";
import { longDay } from "../time/officeTime";
import type { PinDesk } from "../unlock/pinDesk";

type Listed = Device & { shown: string };
type Props = { api: DashboardApi; desk: PinDesk; me: Unlocked; version: number };

/** The member's devices that open with a PIN. Removing one destroys the server's half: a lost laptop then opens nothing. */
export function Devices({ api, desk, me, version }: Props) {
  const { t, language } = useText();
  const [listed, setListed] = useState<Listed[] | null>(null);
  const [here, setHere] = useState<string | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);

  const look = useCallback(async () => {
    try {
      const [devices, known] = await Promise.all([api.devices(), desk.known()]);
      setListed(await Promise.all(devices.map(async (device) => ({ ...device, shown: await openDeviceName(me, device.deviceId, device.name).catch(() => "") }))));
      setHere(known?.device ?? null);
    } catch (reason) {
      setFault(faultKey(reason));
    }
  }, [api, desk, me]);
  useEffect(() => void look(), [look, version]);

  async function remove(device: Listed) {
    setFault(null);
    try {
      await api.forgetDevice(device.deviceId);
      if (device.deviceId === here) await desk.forget();
    } catch (reason) {
      setFault(faultKey(reason));
    }
    await look();
  }

  return (
    <>
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      {listed !== null && listed.length === 0 && <p className="soft">{t("board.devices.none")}</p>}
      <ul className="lines" data-testid="devices">
        {listed?.map((device) => (
          <li key={device.deviceId} className="line">
            <span className="grow">
              <span className="row"><strong>{device.shown === "" ? t("board.devices.unnamed") : device.shown}</strong>{device.deviceId === here && <Badge tone="brand">{t("board.devices.here")}</Badge>}</span>
              <span className="hint">{t(device.lasting ? "board.devices.used" : "board.devices.page", { added: longDay(device.addedOn, language), used: longDay(device.usedOn, language) })}</span>
              {device.wrong > 0 && <span className="hint">{t("board.devices.wrong", { count: device.wrong })}</span>}
            </span>
            <Confirm testId="device-remove" busy={false} button={t("board.devices.remove")} title={t("board.devices.remove.title")} body={t("board.devices.remove.body")}
              yes={t("board.devices.remove")} no={t("board.export.cancel")} confirmed={() => void remove(device)} />
          </li>
        ))}
      </ul>
    </>
  );
}
