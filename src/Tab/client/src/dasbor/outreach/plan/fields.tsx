import { Button, type FieldProps as FluentField } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { Notice } from "../../parts/Notice";
import type { Tell } from "../words";
import type { PlanFault, PlanForm } from "./plan";

/** What stands under a field: the first of its faults. */
export type Under = (...names: PlanFault[]) => Pick<FluentField, "validationMessage" | "validationState">;

/** A row that was taken out, and the way back. */
export type Undo = { of: "speakers" | "agenda" | "further"; back: (form: PlanForm) => Partial<PlanForm> };

/** What each part of the form gets. */
export type Part = { form: PlanForm; change: (part: Partial<PlanForm>) => void; under: Under; tell: Tell; undo: Undo | null; remove: (part: Partial<PlanForm>, undo: Undo) => void; restore: () => void };

/** After a row was removed: one press brings it back. The focus goes there, since the row's own button is gone. */
export function UndoLine({ of, undo, restore, tell }: Pick<Part, "undo" | "restore" | "tell"> & { of: Undo["of"] }) {
  const line = useRef<HTMLDivElement>(null);
  const here = undo !== null && undo.of === of;
  useEffect(() => { if (here) line.current?.querySelector("button")?.focus(); }, [here, undo]);
  if (!here) return null;
  return (
    <Notice tone="plain" live>
      <div ref={line} className="row"><span>{tell("plan.removed")}</span><Button onClick={restore} data-testid={`plan-undo-${of}`}>{tell("plan.undo")}</Button></div>
    </Notice>
  );
}
