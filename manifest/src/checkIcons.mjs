import { readPng } from "./png.mjs";

/** Both icons in the sizes of Teams; the outline white on nothing. */
export function checkIcons(manifest, files) {
  return [["color", 192], ["outline", 32]].flatMap(([kind, size]) => {
    const name = manifest.icons?.[kind];
    if (!files[name]) return [];
    try {
      const picture = readPng(files[name]);
      if (picture.width !== size || picture.height !== size) return [`${name} must be ${size} x ${size} pixels.`];
      return kind === "outline" ? checkOutline(name, picture) : [];
    } catch (fault) {
      return [`${name} cannot be read. ${fault.message}`];
    }
  });
}

/** Teams paints the outline over its own rail: white on nothing. */
function checkOutline(name, { rgba }) {
  const alpha = rgba.filter((_, i) => i % 4 === 3);
  const faults = [];
  if (!alpha.includes(0)) faults.push(`${name} must have a transparent ground.`);
  if (!alpha.some((a) => a > 200)) faults.push(`${name} shows nothing.`);
  if (rgba.some((value, i) => i % 4 !== 3 && value !== 255 && alpha[i >> 2] > 0)) faults.push(`${name} must be white only.`);
  return faults;
}
