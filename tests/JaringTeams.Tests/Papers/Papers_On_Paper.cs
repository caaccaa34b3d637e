using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Jaring.Papers;
using Jaring.Papers.Docx;
using Jaring.Papers.Kinds;
using Jaring.Papers.Periodic;
using Jaring.Pledges;

namespace Jaring.Tests.Papers;

/// <summary>Every paper as the format wants it, and as LibreOffice prints it: fields of domain.md 5, tables over pages, places to sign.</summary>
public sealed partial class Papers_On_Paper
{
    private static readonly Dictionary<string, Paper> All = new(StringComparer.Ordinal)
    {
        ["undangan"] = Invitation.Of(Invented.Session(), Invented.Notes(), Invented.Office()),
        ["undangan-300"] = Invitation.Of(Invented.Session("coordination"), Invented.Notes(300), Invented.Office()),
        ["daftar-hadir"] = AttendanceList.Of(Invented.Session(), Invented.Notes(), Invented.Office()),
        ["daftar-hadir-300"] = AttendanceList.Of(Invented.Session(), Invented.Notes(300), Invented.Office()),
        ["notula"] = Minutes.Of(Invented.Session(), Invented.Notes(), Invented.Office()),
        ["laporan"] = ActivityReport.Of(Invented.Session(), Invented.Notes(), Invented.Office(), photos: 3),
        ["kesepakatan"] = AgreedPoints.Of(Invented.Session("coordination"), Invented.Notes(), Invented.Office()),
        ["pakta-anggota"] = Pact.Empty(PledgeGroups.Members, PledgeText.Of(Invented.Office().Office), Invented.Office()),
        ["pakta-staf"] = Pact.Empty(PledgeGroups.Staff, PledgeText.Of(Invented.Office().Office), Invented.Office()),
        ["daftar-pakta"] = Pact.List(Invented.Pledges(300), Invented.Office()),
        ["laporan-berkala"] = PeriodicReport.Of(Period.Find("2026-S2")!, Invented.Figures(), Invented.Office()),
        ["laporan-berkala-kosong"] = PeriodicReport.Of(Period.Find("2026-T3")!, Invented.NoFigures, Invented.Office()),
        ["kosong"] = ActivityReport.Of(Invented.Session() with { Agenda = [], Speakers = [] }, PaperNotes.Empty, Invented.Office(), photos: 0),
    };

    [Fact]
    public void Every_Paper_Keeps_The_Format_And_Names_No_Author()
    {
        foreach (var (name, paper) in All)
        {
            using var package = WordprocessingDocument.Open(new MemoryStream(PaperDocx.Write(paper)), isEditable: false);
            var faults = new OpenXmlValidator(FileFormatVersions.Office2013).Validate(package).Select(f => $"{name}: {f.Path?.XPath} {f.Description}").ToList();
            Assert.True(faults.Count == 0, string.Join('\n', faults));
            Assert.Null(package.PackageProperties.Creator);
            Assert.Null(package.PackageProperties.Created);
            Assert.Empty(package.MainDocumentPart!.HyperlinkRelationships);
        }
    }

    [PaperFact]
    public async Task Printed_They_Hold_Every_Field_And_Break_Where_They_Should()
    {
        var pages = await LibreOffice.PagesAsync(All.ToDictionary(p => p.Key, p => PaperDocx.Write(p.Value)));

        Says(pages["undangan"][0], "KOMISI PEMILIHAN UMUM", "KABUPATEN TIRTAWANA", "Jalan Karangan 1, Tirtawana 58999", "Tirtawana, 22 November 2026", "Nomor :", "Sifat : Biasa", "Lampiran :",
            "Hal : Undangan Sosialisasi Pencegahan Kekerasan Seksual", "Yth. Sri Wahyuningsih 1", "di Tirtawana", "Keputusan KPU Nomor 1341 Tahun 2024", "hari/tanggal : Selasa, 1 Desember 2026",
            "pukul : 09.00 WIB s.d. selesai", "tempat : Aula Lantai 2", "tautan : https://teams.example/j/1", "acara :", "narasumber : Nurul Hasanah", "moderator : Laras Kinanti", "pakaian : Batik",
            "catatan : Peserta", "Demikian undangan ini", "Sekretaris KPU Kabupaten Tirtawana,", "(……", "Tembusan:", "Arsip", "1/2");
        Says(pages["undangan"][1], "Lampiran 1: Daftar undangan", "Lampiran 2: Susunan acara", "10.45–11.00 Penutup");
        Assert.DoesNotContain("Kepala Subbagian", pages["undangan-300"][0], StringComparison.Ordinal);
        Says(pages["undangan-300"][0], "Yth. Bapak/Ibu (daftar terlampir)", "Hal : Undangan Rapat Koordinasi");
        Says(string.Join(' ', pages["daftar-hadir"]), "DAFTAR HADIR", "Kegiatan :", "Hari/tanggal :", "Waktu : 09.00 WIB s.d. 11.00 WIB", "Tempat :", "Nama", "Jabatan/Unit", "Instansi", "L/P", "Keterangan", "Mengetahui,");
        Says(string.Join(' ', pages["notula"]), "NOTULA", "Judul :", "Hari/tanggal :", "Waktu mulai dan selesai :", "Tempat/media :", "Pimpinan rapat : Bagas", "Moderator :", "Notulis : Dimas",
            "Peserta : 30 orang (L 12, P 18)", "Acara", "Pembahasan per butir", "Pertanyaan dan jawaban (tanpa nama)", "Punåpå", "Kesimpulan", "Tindak lanjut", "15 Desember 2026", "Penutup");
        Assert.Matches(@"[\uA980-\uA9DF]", string.Join(' ', pages["notula"]));
        Says(string.Join(' ', pages["laporan"]), "LAPORAN PELAKSANAAN KEGIATAN", "A. PENDAHULUAN", "1. Umum", "2. Maksud dan Tujuan", "3. Ruang Lingkup", "4. Dasar", "B. KEGIATAN YANG DILAKSANAKAN",
            "1. Waktu dan Tempat", "2. Peserta", "L 12, P 18", "3. Narasumber dan Materi", "Salindia", "4. Jalannya Acara", "C. HASIL YANG DICAPAI", "D. SIMPULAN DAN SARAN", "Hambatan", "E. PENUTUP",
            "Tirtawana, 22 November 2026", "Lampiran:", "Undangan", "Daftar hadir", "Notula", "Materi", "Foto dengan persetujuan (3 lembar)", "SK tim", "Rencana dan realisasi biaya");
        Says(string.Join(' ', pages["kesepakatan"]), "CATATAN KESEPAKATAN", "Penanggung jawab", "15 Januari 2027", "Dinsos P3A", "(0299) 222222", "Sesuai / diganti menjadi", "Pihak mitra,");
        Says(Assert.Single(pages["pakta-anggota"]), "PAKTA INTEGRITAS", "Tahun 2026", "Nama :", "Jabatan :", "Unit :", "menyatakan bahwa saya:", "menjaga rahasia setiap laporan", "tanpa paksaan", "Yang menyatakan,", "Versi butir: bawaan-1", "Sumber butir: rumusan netral");
        Assert.DoesNotContain("menjaga rahasia", Assert.Single(pages["pakta-staf"]), StringComparison.Ordinal);
        Assert.All(pages["daftar-pakta"].SkipLast(1), page => Says(page, "Nama", "Kelompok", "Tanggal"));
        Says(pages["daftar-pakta"][^1], "Sekretaris KPU Kabupaten Tirtawana,", "(……");
        Says(string.Join(' ', pages["laporan-berkala"]), "LAPORAN BERKALA", "Jaring Informasi Pencegahan Kekerasan Seksual, KPU Kabupaten Tirtawana", "Masa laporan : Semester II 2026", "1 Juli 2026 s.d. 31 Desember 2026", "Badan ad hoc 78 20.839 10.400 10.400", "L/P tidak tercatat bagi 39 peserta.",
            "Subbagian Umum 12", "Unit tidak tercatat 2", "4 orang, sudah ikut sosialisasi: 3 orang", "Pegawai 30", "Spanduk atau x-banner 2 3", "Rapat koordinasi dengan Dinsos P3A", "kurang dari 5", "7. Kendala", "8. Rencana", "Sekretaris KPU Kabupaten Tirtawana,", "(……");
        Says(string.Join(' ', pages["laporan-berkala-kosong"]), "Triwulan III 2026", "Tidak ada sosialisasi yang tercatat", "Tidak dicantumkan, karena masa laporan kurang dari enam bulan.");
        Assert.DoesNotContain("ditulis", string.Join(' ', pages["laporan-berkala-kosong"]), StringComparison.Ordinal);
        Assert.Equal((2, 2, 1), (pages["undangan"].Length, pages["notula"].Length, pages["kesepakatan"].Length));
    }

    [PaperFact]
    public async Task A_List_Of_Three_Hundred_Has_Its_Head_On_Each_Page_And_Every_Name_Whole()
    {
        var pages = (await LibreOffice.PagesAsync(new Dictionary<string, byte[]> { ["daftar-hadir-300"] = PaperDocx.Write(All["daftar-hadir-300"]) }))["daftar-hadir-300"];
        Assert.InRange(pages.Length, 14, 22);
        Assert.All(pages, (page, at) => Says(page, "No.", "Nama", "Keterangan", $"{at + 1}/{pages.Length}"));
        var rows = pages.SelectMany((page, at) => Numbers().Matches(page).Select(m => (Row: int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), Page: at))).ToList();
        Assert.Equal(Enumerable.Range(1, 310), rows.Select(r => r.Row));
        foreach (var n in Enumerable.Range(1, 300).Where(n => n % 50 != 2))
        {
            Says(pages[rows[n - 1].Page], $"Sri Wahyuningsih {n}");
        }
    }

    /// <summary>However long the minutes are, a place to sign is on one page with the sentence before it, and no heading ends a page.</summary>
    [PaperFact]
    public async Task Places_To_Sign_Stay_Whole_Wherever_The_Page_Ends()
    {
        var lengths = Enumerable.Range(20, 24).ToDictionary(
            n => $"notula-{n}",
            n => PaperDocx.Write(Minutes.Of(Invented.Session(), Invented.Notes() with { Questions = [.. Enumerable.Range(0, n).Select(q => new AskedQuestion($"Pertanyaan {q}", "Jawaban"))] }, Invented.Office())),
            StringComparer.Ordinal);
        var signedOn = new HashSet<int>();
        foreach (var (name, pages) in await LibreOffice.PagesAsync(lengths))
        {
            var signed = Assert.Single(pages, page => page.Contains("Tirtawana, 22 November 2026", StringComparison.Ordinal));
            signedOn.Add(Array.IndexOf(pages, signed));
            Says(signed, "tidak dicatat.", "Pimpinan rapat, Notulis,", "Bagas Wirawan Dimas Satria");
            foreach (var page in pages)
            {
                var last = page.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)[^2];
                Assert.True(last is not ("Acara" or "Pembahasan per butir" or "Pertanyaan dan jawaban (tanpa nama)" or "Kesimpulan" or "Tindak lanjut" or "Penutup"), $"{name}: {last}");
            }
        }
        Assert.Equal([1, 2], signedOn.Order());
    }

    private static void Says(string page, params string[] all)
    {
        var words = Spaces().Replace(page, " ");
        Assert.All(all, one => Assert.Contains(one, words, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^ {0,6}(\d{1,3})(?:\s|$)", RegexOptions.Multiline)]
    private static partial Regex Numbers();
}
