import { createDarkTheme, createLightTheme, teamsHighContrastTheme, type BrandVariants, type Theme as FluentTheme } from "@fluentui/react-components";
import type { Theme } from "./teams";

/** Teal because no large party owns it and it does not shout (ui.md, tokens). */
const brand: BrandVariants = {
  10: "#021314", 20: "#062224", 30: "#083033", 40: "#0A3D40", 50: "#094A4D", 60: "#0C5A5E", 70: "#0D6266", 80: "#0F6A6F",
  90: "#14757A", 100: "#188389", 110: "#3A979C", 120: "#55AAAE", 130: "#74CBCF", 140: "#93D3D6", 150: "#B2D8D9", 160: "#EBF5F5",
};
const fontFamilyBase = "'Segoe UI', system-ui, sans-serif";

/** Fluent marks a field that needs a look in red; here red belongs to 110 and 119 alone, so such a field is amber. */
const amber = (text: string): Partial<FluentTheme> => ({
  colorPaletteRedBorder2: text,
  colorPaletteRedForeground1: text,
  colorPaletteRedForeground3: text,
  colorPaletteDarkOrangeForeground1: text,
});

const light: FluentTheme = {
  ...createLightTheme(brand),
  ...amber("#8A3707"),
  fontFamilyBase,
  colorNeutralBackground2: "#FAFAFA",
  colorNeutralBackground3: "#F5F5F5",
  colorBrandForegroundLink: "#0F6A6F",
  colorCompoundBrandStroke: "#0F6A6F",
};

const dark: FluentTheme = {
  ...createDarkTheme(brand),
  ...amber("#F9B98E"),
  fontFamilyBase,
  colorNeutralBackground1: "#292929",
  colorNeutralBackground2: "#242424",
  colorNeutralBackground3: "#1F1F1F",
  colorNeutralForeground3: "#B8B8B8",
  colorBrandBackground: "#14757A",
  colorBrandBackgroundHover: "#188389",
  colorBrandBackgroundPressed: "#0F6A6F",
  colorBrandForeground1: "#74CBCF",
  colorBrandForegroundLink: "#74CBCF",
  colorCompoundBrandStroke: "#74CBCF",
  colorCompoundBrandForeground1: "#74CBCF",
};

export const themes: Record<Theme, FluentTheme> = { light, dark, contrast: { ...teamsHighContrastTheme, fontFamilyBase } };
