import { Button, Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import { Notice } from "../../parts/Notice";
import { useTell } from "../words";
import { isForbidden, type ColumnName, type Columns, type Head } from "./columns";

const names: readonly ColumnName[] = ["name", "area", "unit", "mailbox"];

type Props = { head: Head; example: readonly string[]; cancel: () => void; chosen: (columns: Columns) => void };

/** What each column is, as we guess and a person confirms. Columns of numbers cannot be chosen, and what nobody chooses is dropped. */
export function ColumnsForm({ head, example, cancel, chosen }: Props) {
  const { tell } = useTell();
  const [columns, setColumns] = useState(head.guess);
  const whole = columns.name >= 0 && columns.area >= 0;
  const dropped = head.titles.filter((title, at) => title !== "" && !Object.values(columns).includes(at));
  return (
    <section className="card stack" data-testid="import-columns">
      <h2 className="small-title">{tell("import.columns")}</h2>
      <div className="fields-two">
        {names.map((name) => (
          <Field key={name} label={tell(`import.column.${name}`)} {...(columns[name] >= 0 ? { hint: tell("import.columns.example", { text: example[columns[name]]?.trim() ?? "" }) } : {})}>
            <Select value={String(columns[name])} onChange={(_, { value }) => setColumns({ ...columns, [name]: Number(value) })} data-testid={`column-${name}`}>
              <option value="-1">{tell("import.column.none")}</option>
              {head.titles.map((title, at) => !isForbidden(title) && <option key={at} value={at}>{title === "" ? `${at + 1}` : title}</option>)}
            </Select>
          </Field>
        ))}
      </div>
      {dropped.length > 0 && <p className="soft" data-testid="import-dropped">{tell("import.dropped", { columns: dropped.join(", ") })}</p>}
      {!whole && <Notice tone="warn" live>{tell("import.columns.missing")}</Notice>}
      <div className="actions">
        <Button size="large" onClick={cancel}>{tell("action.cancel")}</Button>
        <Button appearance="primary" size="large" disabledFocusable={!whole} onClick={() => { if (whole) chosen(columns); }} data-testid="columns-next">{tell("import.goon")}</Button>
      </div>
    </section>
  );
}
