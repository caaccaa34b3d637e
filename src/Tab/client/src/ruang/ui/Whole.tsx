/** Phone numbers inside a sentence stay on one line: half a number at the end of a line is read wrongly and dialled wrongly. */
const number = /(\(?\d[\d)-]*[ -]?\d[\d-]{3,}\d)/u;

export function Whole({ children }: { children: string }) {
  return children.split(number).map((part, i) => (i % 2 === 0 ? part : <span key={i} className="whole">{part}</span>));
}
