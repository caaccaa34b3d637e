/**
 * Words of a person, as text and nothing else: one text node, own direction, line breaks kept.
 * Direction marks inside it cannot reorder the page around it.
 */
export function UserText({ text, className }: { text: string; className?: string }) {
  return <bdi dir="auto" className={className === undefined ? "user-text" : `user-text ${className}`}>{text}</bdi>;
}
