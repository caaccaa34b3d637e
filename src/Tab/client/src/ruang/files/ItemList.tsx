import { sizeText } from "../../attached/sizes";
import { useRoom } from "../ui/context";
import type { BagView, FileBag, Item } from "./bag";
import { sayFiles } from "./words";

/** What was chosen, how far it is, and a way to take each out. @param fixed while it is sent nothing is taken out but what has not arrived */
export function ItemList({ bag, view, fixed }: { bag: FileBag; view: BagView; fixed: boolean }) {
  return <ul className="rows chosen" data-testid="files-list">{view.items.map((item) => <One key={item.key} bag={bag} item={item} fixed={fixed && item.state === "sent"} keeping={view.keeping && !view.delivering} />)}</ul>;
}

function One({ bag, item, fixed, keeping }: { bag: FileBag; item: Item; fixed: boolean; keeping: boolean }) {
  const { words: { language } } = useRoom();
  const { key, name, size, image, state, share } = item;
  const percent = Math.floor(share * 100);
  const about = [sizeText(size, language), ...(image ? [sayFiles(language, "room.files.redrawn")] : []), sayFiles(language, keeping && (state === "sent" || state === "sending") ? `room.files.item.${state}.kept` : `room.files.item.${state}`, { percent })];
  return (
    <li className="row" data-testid={`file-${state}`}>
      <div>
        <span className="verbatim" dir="auto">{name}</span>
        <p className="hint">{about.join(" · ")}</p>
        {state === "sending" && <progress max={100} value={percent} aria-label={name} />}
      </div>
      {!fixed && (
        <button type="button" className="link" aria-label={sayFiles(language, "room.files.remove.of", { name })} onClick={() => bag.remove(key)} data-testid="file-remove">
          {sayFiles(language, "room.files.remove")}
        </button>
      )}
    </li>
  );
}
