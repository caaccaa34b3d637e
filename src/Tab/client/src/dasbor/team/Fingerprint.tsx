import { useEffect, useState } from "react";
import { keyDigits, type PublicKeys } from "../../sealing";
import { useText } from "../page/i18n";
import { Digits } from "../parts/Digits";

type Props = { keys: PublicKeys; label: string; testId: string };

/** Somebody's keys as 25 digits and as a picture that a phone's camera reads back as the same digits. */
export function Fingerprint({ keys: { kem, sig }, label, testId }: Props) {
  const { t } = useText();
  const [digits, setDigits] = useState("");
  useEffect(() => { void keyDigits({ kem, sig }).then(setDigits); }, [kem, sig]);
  if (digits === "") return null;
  return (
    <div className="fingerprint">
      <Digits digits={digits} label={label} testId={testId} />
      <details>
        <summary data-testid={`${testId}-qr`}>{t("board.team.qr")}</summary>
        <Qr text={digits} label={label} />
      </details>
    </div>
  );
}

/** Loaded when somebody opens it; most people read digits. */
export function Qr({ text, label }: { text: string; label: string }) {
  const [squares, setSquares] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => { void import("./qrPath").then(({ qrPath }) => setSquares(qrPath(text))); }, [text]);
  if (squares === null) return null;
  const edge = 4;
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`${-edge} ${-edge} ${squares.size + 2 * edge} ${squares.size + 2 * edge}`}>
      <rect x={-edge} y={-edge} width="100%" height="100%" fill="#fff" />
      <path d={squares.path} fill="#000" />
    </svg>
  );
}
