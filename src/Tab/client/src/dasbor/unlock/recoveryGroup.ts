/** What a person types back from the printed code, forgiving what the code's reader forgives: case, spaces, O for 0, I and L for 1. */
export function sameGroup(typed: string, group: string): boolean {
  const plain = (text: string) => text.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return plain(typed) === plain(group);
}
