import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTell, type ScribeKey } from "./words";
import type { Paper } from "./paper";
import type { ReaderList } from "../../telling/readers";

/** What every screen is given: the paper as it stands, and the way to change it. */
export type Sheet = { paper: Paper; put: (paper: Paper) => void; list: ReaderList; myId: string };

/** No field keeps, corrects or reads what is typed. */
export const privateField = { autoComplete: "off", autoCorrect: "off", spellCheck: false } as const;

/** Sentences to say aloud, in their order. */
export function Say({ lines, title = "scribe.say", testId }: { lines: readonly string[]; title?: ScribeKey; testId?: string }) {
  const { tell } = useTell();
  return (
    <section className="notice notice-tint say" aria-label={tell(title)} data-testid={testId}>
      <div className="notice-text"><strong>{tell(title)}</strong>{lines.map((line) => <p key={line}>“{line}”</p>)}</div>
    </section>
  );
}

type Choice<T extends string> = { value: T; label: string };
type Props<T extends string> = { label: string; hint?: string; chosen: T | null; choices: readonly Choice<T>[]; choose: (value: T) => void; testId: string; children?: ReactNode };

/** One question with equal answers; none stands chosen before. */
export function Choices<T extends string>({ label, hint, chosen, choices, choose, testId, children }: Props<T>) {
  return (
    <section className="card stack-close">
      <Field label={label} {...(hint === undefined ? {} : { hint })}>
        <RadioGroup value={chosen ?? ""} onChange={(_, { value }) => { const found = choices.find((one) => one.value === value); if (found !== undefined) choose(found.value); }}>
          {choices.map((one) => <Radio key={one.value} value={one.value} label={one.label} data-testid={`${testId}-${one.value}`} />)}
        </RadioGroup>
      </Field>
      {children}
    </section>
  );
}
