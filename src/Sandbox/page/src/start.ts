import type { Person, Scene } from "./api";
import { h } from "./dom";

const steps = (scene: Scene): [string, string][] => scene.founded
  ? [
      ["Jadilah pegawai (atas), buka Obrolan, tekan tombol di kartu: Ruang aman terbuka.", "Be a staff member (top), open the chat, press the card's button: the room opens."],
      ["Tulis sebuah cerita karangan, pilih pembaca, segel, catat 25 angkanya.", "Write an invented account, choose readers, seal it, note the 25 digits."],
      ["Jadilah anggota tim, buka Tim, ketik enam kata demo, baca, jawab, tutup.", "Be a team member, open Tim, type the six demo words, read, answer."],
      ["Jadilah pegawai lagi: kembali dengan kode. Di Tim juga ada Sosialisasi: lihat Kalender.", "Be staff again: come back with the code. Plan a session in Tim and see Kalender."],
    ]
  : [
      ["Tim belum berdiri. Jadilah anggota tim, buka Tim, buat kunci. Ulangi untuk tiga orang atau lebih.", "The team is not founded. Be a member, open Tim, make keys. Repeat for three people or more."],
      ["Satu anggota menyusun daftar pendirian; semua membandingkan 25 angka lalu menandatangani.", "One member composes the founding list; all compare the 25 digits and sign."],
    ];

/** What a newcomer sees first. */
export const startView = (scene: Scene, person: Person, go: (to: "chat" | "dasbor") => void): { root: HTMLElement } => ({
  root: h("section", { class: "view start", label: "Mulai" },
    h("h1", {}, `${scene.office.name}, sebuah kantor karangan`),
    h("ol", {}, ...steps(scene).map(([id, en]) => h("li", {}, h("p", {}, id), h("p", { class: "hint", lang: "en" }, en)))),
    h("p", { class: "buttons" },
      h("button", { class: "primary", type: "button", testid: "start-chat", onclick: () => go("chat") }, `Buka obrolan sebagai ${person.name}`),
      person.team && h("button", { type: "button", testid: "start-team", onclick: () => go("dasbor") }, "Buka Tim")),
    h("p", { class: "hint" }, "Alamat untuk ponsel pribadi, tanpa Teams: ", h("code", {}, scene.apps.staff.plainUrl ?? ""))),
});
