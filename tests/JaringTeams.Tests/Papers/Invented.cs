using System.Text.Json;
using Jaring.Attendance;
using Jaring.Offices;
using Jaring.Papers;
using Jaring.Papers.Periodic;
using Jaring.Pledges;
using Jaring.Shapes;

namespace Jaring.Tests.Papers;

/// <summary>An invented office, its session and what was typed for the papers; long names, titles with commas, Javanese signs.</summary>
internal static class Invented
{
    public const string LongName = "Dr. Raden Ajeng Kusumaningtyas Prabawati Hadiningrat Sastrawijaya-Tirtakusuma, S.H., M.Kn., M.Si.";

    public static PaperOffice Office()
    {
        var office = new OfficeOptions { Id = "tirtawana", Name = "KPU Kabupaten Tirtawana" };
        foreach (var line in (string[])["KOMISI PEMILIHAN UMUM", "KABUPATEN TIRTAWANA"])
        {
            office.Letterhead.Lines.Add(line);
        }
        (office.Letterhead.Address, office.Letterhead.Contact, office.Letterhead.Place) = ("Jalan Karangan 1, Tirtawana 58999", "Telp. (0299) 000000 · kpu@tirtawana.example", "Tirtawana");
        office.Letterhead.Signer = "Sekretaris KPU Kabupaten Tirtawana";
        office.Materials.Add(new() { Title = "Salindia Keputusan KPU Nomor 1341 Tahun 2024", Source = "KPU", Date = "2026-10-01" });
        office.Services.Add(new() { Id = "dinsos", Name = "Dinsos P3A Kabupaten Tirtawana (layanan PPA)", Contact = "(0299) 111111" });
        office.Services.Add(new() { Id = "polres", Name = "Polres Tirtawana, Unit PPA", Contact = "(0299) 222222" });
        return new(office, new(2026, 11, 22));
    }

    public static PaperSession Session(string kind = "kickoff") => new(
        "Sosialisasi Pencegahan Kekerasan Seksual bagi Badan Ad Hoc", kind, new(2026, 12, 1, 9, 0, 0), new(2026, 12, 1, 11, 0, 0), "WIB", "Aula Lantai 2, Jalan Karangan 1", "https://teams.example/j/1", true,
        "Laras Kinanti", ["Nurul Hasanah, S.H. (KPU Kabupaten Tirtawana)", "Ratna Puspita (LBH Tirta & Rekan)"],
        [new(10, "Pembukaan"), new(15, "Sambutan Ketua"), new(35, "Materi 1: Keputusan KPU Nomor 1341 Tahun 2024"), new(45, "Tanya jawab"), new(15, "Penutup")],
        [new("Nomor kontak saling diperbarui tiap tiga bulan", "Dinsos P3A", "2027-01-15", false)], [], "");

    public static PeriodFigures NoFigures { get; } = new([], [], new(0, 0, false), [], [], [], [], [], []);

    public static PeriodFigures Figures() => new(
        [new("training", 3, 96, 40, 56), new("adhoc", 78, 20_839, 10_400, 10_400)],
        [.. new[] { "Subbagian Umum", "Subbagian Hukum dan SDM", "Subbagian Teknis", "Subbagian Data" }.Select(unit => new UnitReach(2026, unit, 12)), new(2026, "", 2)],
        new(4, 3, false), [("staff", 30), ("commissioner", 5)], [new("poster", 4, 6), new("banner", 2, 3)],
        [new("14 Agustus 2026", "Rapat koordinasi dengan Dinsos P3A", "Ruang rapat Dinsos P3A")],
        ["Ruang pertemuan hanya muat separuh peserta."], [new("Mencetak kartu saku", "Subbagian Umum", "2027-01-15", false)],
        [new("20 Januari 2027", "Pelatihan di kantor, episode 4", "Aula Lantai 2")]);

    public static List<Pledge> Pledges(int count) =>
    [
        .. Enumerable.Range(1, count).Select(n => new Pledge
        {
            OfficeId = "tirtawana",
            Id = $"{n}",
            Year = 2026,
            Group = PledgeGroups.AdHoc,
            Name = n % 50 == 2 ? LongName : $"Sri Wahyuningsih {n}",
            Post = $"Anggota PPS Desa Kedungwaru {n}",
            SignedOn = "2026-11-20",
            Text = JsonSerializer.Serialize(PledgeText.Of(Office().Office), WireJson.Options),
        }),
    ];

    public static PaperNotes Notes(int recipients = 2) => PaperNotes.Empty with
    {
        Recipients = [.. Enumerable.Range(1, recipients).Select(n => n % 50 == 2 ? $"{LongName}; Kepala Subbagian Partisipasi, Hubungan Masyarakat dan Sumber Daya Manusia" : $"Sri Wahyuningsih {n}; Anggota PPS Desa Kedungwaru {n}")],
        Copies = ["Ketua KPU Provinsi", "Arsip"],
        Dress = "Batik bebas rapi",
        Note = "Peserta dari luar kota dapat bergabung daring",
        Contact = "Subbagian Umum, (0299) 000000",
        Men = 12,
        Women = 18,
        Chair = "Bagas Wirawan",
        Taker = "Dimas Satria",
        Questions = [new("Siapa yang boleh melapor?", "Siapa saja yang mengalami, melihat, atau tahu."), new("Punåpå kéngingng matur mawi båså Jåwå? ꦥꦶꦠꦏꦺꦴꦤ꧀", "Boleh.")],
        Conclusion = "Peserta mengenal alur lapor dan nomor bantuan.",
        FollowUps = [new("Kirim poster ke 16 PPK", "Subbagian Umum", "2026-12-15", false)],
    };
}
