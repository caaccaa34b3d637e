import { Field } from "@fluentui/react-components";

const boxes = 6;
const most = 12;

type Props = { label: string; hint?: string | undefined; fault: string | null; value: string; change: (pin: string) => void; testId: string };

/** One field with a numeric keyboard, drawn as boxes: six, and one more for each digit beyond. What was typed shows as dots only. */
export function PinField({ label, hint, fault, value, change, testId }: Props) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} {...(fault === null ? {} : { validationMessage: fault, validationState: "error" as const })}>
      {(field) => (
        <div className="pin">
          <input {...field} className="pin-input" type="password" inputMode="numeric" pattern="[0-9]*" maxLength={most} autoComplete="one-time-code" value={value} data-testid={testId}
            onChange={({ target }) => change(target.value.replaceAll(/\D/g, ""))} />
          <span className="pin-boxes" aria-hidden="true">
            {Array.from({ length: Math.max(boxes, value.length) }, (_, at) => <span key={at} className={at < value.length ? "pin-box pin-full" : at === value.length ? "pin-box pin-next" : "pin-box"} />)}
          </span>
        </div>
      )}
    </Field>
  );
}
