import type { ComponentType, LazyExoticComponent } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { TextKey } from "../page/i18n";
import type { DraftSafe } from "../session/draftSafe";
import { later } from "./later";

/** What a page below Sosialisasi may use. */
export type SubPageProps = { api: DashboardApi; drafts: DraftSafe; back: () => void; openSession: (id: string) => void };

/** A page below Sosialisasi, reached by a link at its head. */
export type SubPage = { name: string; title: TextKey; Page: LazyExoticComponent<ComponentType<SubPageProps>> };

/** In the order of the links: one line for each page, `later(() => import("../x/XPage").then((module) => module.XPage))`. */
export const subPages: readonly SubPage[] = [
  { name: "pakta", title: "outreach.pledges", Page: later(() => import("../pledges/PledgesPage").then((module) => module.PledgesPage)) },
  { name: "media", title: "outreach.media", Page: later(() => import("../media/MediaPage").then((module) => module.MediaPage)) },
  { name: "jangkauan", title: "outreach.reach", Page: later(() => import("../reach/ReachPage").then((module) => module.ReachPage)) },
  { name: "laporan", title: "outreach.periodic", Page: later(() => import("../periodic/PeriodicPage").then((module) => module.PeriodicPage)) },
  { name: "announce", title: "outreach.announce", Page: later(() => import("../announce/AnnouncePage").then((module) => module.AnnouncePage)) },
  { name: "gelombang", title: "outreach.waves", Page: later(() => import("../waves/WavesPage").then((module) => module.WavesPage)) },
  { name: "kit", title: "outreach.kit", Page: later(() => import("../kit/KitPage").then((module) => module.KitPage)) },
];
