import { Button, Checkbox } from "@fluentui/react-components";
import { Badge } from "../../parts/Person";
import { confirmations, deliveredWords } from "./deliveredWords";
import { reachOf } from "../plan/numbers";
import { useTell } from "../words";
import type { WaveDesk } from "../useWave";
import type { Wave, WavesApi } from "../wavesApi";

type Props = { wave: Wave; desk: WaveDesk; api: WavesApi; open: (id: string) => void };

/** Who passes what on, who said "sudah disampaikan", and how far the wave reaches, desa by desa. */
export function PackagesCard({ wave, desk, api, open }: Props) {
  const { tell, language } = useTell();
  return (
    <>
      <section className="card stack" aria-labelledby="wave-packages" data-testid="wave-packages">
        <h2 id="wave-packages" className="small-title">{tell("packages.title")}</h2>
        <p className="soft" data-testid="packages-count">{tell("packages.count", confirmations(wave.packages))}</p>
        <ul className="plain-list stack-close">
          {wave.packages.map((pack) => (
            <li key={pack.id} className="row spread">
              <span className="grow stack-close">
                <span><strong>{pack.contact}</strong> <span className="soft">{tell("package.line", { area: pack.unit ?? pack.area, count: pack.people })}</span></span>
                {pack.delivered.changed && <Badge tone="warn">{tell("package.changed")}</Badge>}
                <Checkbox checked={pack.delivered.on !== null} disabled={desk.busy} data-testid="package-delivered" label={deliveredWords(tell, language, pack.delivered)}
                  onChange={(_, { checked }) => void desk.take((now) => api.deliver(now.id, pack.id, checked === true))} />
              </span>
              {!wave.listErased && <Button onClick={() => open(pack.id)} data-testid="package-open">{tell("package.open")}</Button>}
            </li>
          ))}
        </ul>
      </section>
      <section className="card stack-close" aria-labelledby="wave-reach" data-testid="wave-reach">
        <h2 id="wave-reach" className="small-title">{tell("reach.title")}</h2>
        {reachOf(wave).map(({ area, done, people, units }) => (
          <details key={area}>
            <summary>{tell("reach.area", { area, done, count: people })}</summary>
            <ul className="plain-list within">{units.map(({ unit, people: count, reached }) => <li key={unit}>{tell(reached ? "reach.unit.yes" : "reach.unit.no", { unit, count })}</li>)}</ul>
          </details>
        ))}
      </section>
    </>
  );
}
