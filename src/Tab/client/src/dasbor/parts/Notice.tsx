import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

type Tone = "warn" | "done" | "tint" | "plain";
const icons: Record<Tone, IconName> = { warn: "warn", done: "done", tint: "info", plain: "info" };

type Props = { tone: Tone; children: ReactNode; live?: boolean | undefined; testId?: string | undefined };

/** A sentence that needs a look. `live`: told to screen readers when it appears. */
export function Notice({ tone, children, live, testId }: Props) {
  return (
    <div className={`notice notice-${tone}`} data-testid={testId} {...(live === true ? { role: "status" } : {})}>
      <Icon name={icons[tone]} />
      <div className="notice-text">{children}</div>
    </div>
  );
}
