import { useEffect, useState, type ReactNode } from "react";
import { readNear, type NearService as Service } from "../../api/room";
import { longDay } from "../../telling/dates";
import { useRoom } from "../ui/context";
import { Whole } from "../ui/Whole";
import { sayNear, type NearKey } from "./words";

const needs = ["medical", "psychological", "legal", "police", "shelter", "work"] as const;

/** Whom to turn to for what, the office's own services first, each with the day on which somebody last reached it. */
export function Near({ otherwise }: { otherwise: ReactNode }) {
  const { place, words: { language } } = useRoom();
  const [services, setServices] = useState<readonly Service[] | null>(null);
  useEffect(() => {
    let shown = true;
    void readNear(place.office).then((found) => { if (shown) setServices(found); });
    return () => { shown = false; };
  }, [place.office]);
  if (services === null) return otherwise;
  const say = (key: NearKey, values?: Record<string, string>) => sayNear(language, key, values);
  return (
    <section className="block" aria-labelledby="near">
      <h2 id="near">{say("room.near.title")}</h2>
      {needs.map((need) => (
        <details className="more" key={need} data-testid={`need-${need}`}>
          <summary>{say(`room.near.need.${need}`)}</summary>
          <ul className="plain-list">{services.filter((s) => s.needs.includes(need)).map((s) => <ServiceLine key={s.id} service={s} />)}</ul>
        </details>
      ))}
    </section>
  );

  function ServiceLine({ service: s }: { service: Service }) {
    return (
      <li>
        <Whole>{`${s.name === s.contact ? "" : `${s.name}: `}${s.contact}.`}</Whole>
        {s.hours !== "" && ` ${say("room.near.hours", { hours: s.hours })}`}
        <span className="way-about">{s.verifiedOn !== null && say("room.near.checked", { date: longDay(s.verifiedOn, language), source: s.source })}{s.stale && ` ${say("room.near.stale")}`}</span>
      </li>
    );
  }
}
