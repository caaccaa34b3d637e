/**
 * Draws the icons of both packages from our mark (icons/mark.svg) with headless Chromium. Run it only when the mark changes: the PNG files
 * are committed, so that building a package needs no browser.
 *
 * Colour icon: 192 x 192, filled to the edge (Teams rounds the corners itself), the mark inside Teams' safe area of 120 x 120.
 * Outline icon: 32 x 32, one white stroke with the mark's own gaps on nothing. Neither carries a letter or a sign that tells the purpose.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
const [markTeal, markPale] = ["#0f6a6f", "#4a8f93"];
const mark = readFileSync(join(here, "icons/mark.svg"), "utf8");

/** The mark in two other colours, cropped to `box` (its own units; the drawing spans 5.7 to 42.3) and `size` pixels wide. */
function drawn(first, second, box, size) {
  return mark
    .replaceAll(markTeal, first)
    .replaceAll(markPale, second)
    .replace('viewBox="0 0 48 48"', `viewBox="${box}" width="${size}" height="${size}"`);
}

function render(svg, ground, pixels, target) {
  const folder = mkdtempSync(join(tmpdir(), "jaring-icon-"));
  try {
    const page = join(folder, "icon.html");
    writeFileSync(page, `<style>html{background:${ground}}body{margin:0;display:grid;place-items:center;width:${pixels}px;height:${pixels}px}svg{display:block}</style>${svg}`);
    execFileSync(chromium, [
      "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1", "--default-background-color=00000000",
      `--user-data-dir=${join(folder, "profile")}`, `--window-size=${pixels},${pixels}`, `--screenshot=${target}`, `file://${page}`,
    ], { stdio: "ignore" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const whole = "0 0 48 48";
const cropped = "4 4 40 40";
render(drawn("#ffffff", "#b2d8d9", whole, 146), "#0f6a6f", 192, join(here, "staff/color.png"));
render(drawn("#0f6a6f", "#4a8f93", whole, 146), "#ebf5f5", 192, join(here, "team/color.png"));
for (const app of ["staff", "team"]) render(drawn("#ffffff", "#ffffff", cropped, 32), "transparent", 32, join(here, app, "outline.png"));
