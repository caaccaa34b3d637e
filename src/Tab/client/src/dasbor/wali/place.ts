/** Last part of the address at which somebody outside the office has her page. */
const place = "wali";

export function isWaliPlace(path: string): boolean {
  return path.split("/")[2] === place && path.split("/").length === 3;
}
