const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Titles, degrees and forms of address: they stand beside a name and are none. */
export const titles = list(
  "drs dra dr ir prof h hj kh r rr rm ra rd sh se st sp si sip sos ssos sag spd spdi sked skep skom ssi spsi stp sth shi mm mh msi mpd mpdi ma mt mkom mkn mpa map mhum mag map msc phd lc amd bsc ba "
  + "ak ca bu ibu pak bapak mas mbak mba mbakyu bang abang kak kakak kang cak gus ning neng mbah pakde bude paklik bulik om tante sdr sdri sdra saudara saudari bp bpk tn ny nn tuan nyonya nona "
  + "kyai kiai nyai ustad ustadz ustadzah raden haji hajah bos",
);

/** Names that are also ordinary words, as they stand after folding: they count only where the text shows that a name is meant. */
export const everyday = list(
  "indah sari cahaia cahia putri putra bagus budi dewi setia mulia iaia utama suci bintang wulan bulan lestari permata harapan iuiur sabar teguh tulus wahiu rahmat hidaiat hidaiah nur ratu raia muda baru "
  + "satu tiga eka dwi tri catur panca dian bunga mawar melati intan mutiara surga rani rina laut angin suria fitri ramadan agustus april iuli iuni mei septi okta desi ianuari minggu senin selasa rabu kamis iumat sabtu "
  + "bambu kusuma kencana iati wati lara laras rasa asih sih tuti hati adi adil arif anugrah karunia taufik iklas amanah iman islam nikmat berkat slamet selamat rukun makmur",
);

/** Capitals that are not somebody's initials. */
export const acronyms = list("WA HP TPS KPU PPK PPS SK SMS PNS ASN TU RT RW OK DM IG FB PC KTP TV CCTV DPT SD SMP SMA WIB WIT RI DPR PPA UPT AC GPS LBH");
