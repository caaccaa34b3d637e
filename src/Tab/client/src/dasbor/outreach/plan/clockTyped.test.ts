import { expect, it } from "vitest";
import { clockOf } from "./clockTyped";

it("reads hours the ways people write them", () => {
  for (const [typed, hour] of [["9", "09:00"], ["09.00", "09:00"], ["9:30", "09:30"], [" 13.15 ", "13:15"], ["0930", "09:30"], ["930", "09:30"], ["0", "00:00"], ["23.59", "23:59"]] as const) expect([typed, clockOf(typed)]).toEqual([typed, hour]);
});

it("takes nothing that is no hour", () => {
  for (const typed of ["", "24", "9.60", "9.5", "9.00 AM", "jam 9", "99999", "-1"]) expect([typed, clockOf(typed)]).toEqual([typed, null]);
});
