import { useCallback, useEffect, useState } from "react";
import { ApiError } from "../../api/dashboard";
import type { Found, WaliApi } from "../../api/wali";
import { invitationLookup, SealingError, siteSalt } from "../../sealing";
import type { TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import type { Keys } from "../session/keys";
import { Frame } from "../signin/Frame";
import { Waiting } from "../signin/States";
import { DigitsForm } from "./DigitsForm";
import { recallLookup, rememberLookup } from "./rememberedLookup";
import { WaliEnrolment } from "./WaliEnrolment";
import { WaliGate } from "./WaliGate";

/** Which door stands open: the digits, making keys, or unlocking them. */
export function WaliDoor({ api, office }: { api: WaliApi; office: string }) {
  const [lookup, setLookup] = useState<string | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [fresh, setFresh] = useState<Keys | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);
  const [looking, setLooking] = useState(true);
  const kept = recallLookup(office) !== null;

  const look = useCallback(async (by: string) => {
    setLooking(true);
    setFault(null);
    try {
      setFound(await api.look(by));
      setLookup(by);
    } catch (reason) {
      if (isUnknown(reason)) rememberLookup(office, null);
      setFault(isUnknown(reason) ? "board.wali.digits.unknown" : faultKey(reason));
    }
    setLooking(false);
  }, [api, office]);

  useEffect(() => {
    const remembered = recallLookup(office);
    if (remembered === null) setLooking(false);
    else void look(remembered);
  }, [look, office]);

  async function enter(digits: string, remember: boolean) {
    setFault(null);
    try {
      const by = await invitationLookup(digits, await siteSalt(office));
      rememberLookup(office, remember ? by : null);
      await look(by);
    } catch (reason) {
      setFault(reason instanceof SealingError ? "board.wali.digits.typo" : faultKey(reason));
    }
  }

  function leave() {
    rememberLookup(office, null);
    setFound(null);
    setFresh(null);
    setLookup(null);
  }

  if (looking && found === null) return <Frame><Waiting /></Frame>;
  if (found === null || lookup === null) return <Frame><DigitsForm fault={fault} enter={enter} again={kept ? () => void look(recallLookup(office) ?? "") : null} /></Frame>;
  if (found.state === "invited") return <Frame><WaliEnrolment api={api} invited={found} lookup={lookup} done={(keys) => { setFresh(keys); setFound({ state: "enrolled", id: found.id, record: keys.kept.record, revision: keys.kept.revision }); }} leave={leave} /></Frame>;
  return <WaliGate key={found.record.kem} api={api} office={office} found={found} fresh={fresh} leave={leave} />;
}

function isUnknown(reason: unknown): boolean {
  return reason instanceof ApiError && reason.status === 404;
}
