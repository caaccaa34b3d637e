import { addDays, weekday, type Day } from "./officeTime";

/** Monday to Friday. Public holidays come with the office's holiday table, a later capability; the page says that they are not counted yet. */
export function isWorkingDay(day: Day): boolean {
  const number = weekday(day);
  return number !== 0 && number !== 6;
}

/** The day `count` working days after `day`; `day` itself is never counted. */
export function addWorkingDays(day: Day, count: number): Day {
  let next = day;
  for (let left = count; left > 0; ) {
    next = addDays(next, 1);
    if (isWorkingDay(next)) left -= 1;
  }
  return next;
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}
