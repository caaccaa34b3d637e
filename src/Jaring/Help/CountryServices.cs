namespace Jaring.Help;

/// <summary>
/// The services of the whole country (domain.md §4), so that a page has two ways for each need before any office wrote down its own. Each day is that of
/// the page it was read on: nobody of us has dialled them, and the team is told so until it has (<see cref="HelpOptions.Checked"/>).
/// </summary>
internal static class CountryServices
{
    public static readonly IReadOnlyList<Service> All =
    [
        new("police", [Need.Police], "Polisi", "110", "24 jam, gratis", new(2026, 1, 1), "Kepolisian, lewat berita Januari 2026"),
        new("ambulance", [Need.Medical], "Ambulans dan pertolongan medis", "119", "", new(2024, 9, 1), "Kementerian Kesehatan, lewat berita September 2024"),
        new("sapa", [.. Need.All], "SAPA 129", "129, WhatsApp 08111-129-129", "", new(2025, 1, 1), "Kementerian PPPA, lewat berita 2025"),
        new("healing", [Need.Psychological], "healing119.id", "healing119.id", "gratis", new(2025, 8, 7), "Kementerian Kesehatan, 7 Agustus 2025"),
        new("sejiwa", [Need.Psychological], "SEJIWA", "119, lalu pilih 8", "", new(2024, 10, 1), "berita 2024; tidak selalu tersambung"),
        new("lpsk", [Need.Legal, Need.Shelter, Need.Work, Need.Police], "LPSK", "148, WhatsApp 0857-7001-0048", "148 pada jam kerja", new(2025, 9, 1), "LPSK, lewat berita September 2025"),
        new("komnas", [Need.Legal, Need.Work], "Komnas Perempuan", "(021) 3903963", "Senin sampai Jumat, 09.00 sampai 16.00 WIB", new(2024, 8, 14), "Komnas Perempuan, lewat berita Agustus 2024"),
    ];

    public static bool Knows(string id) => All.Any(s => s.Id == id);
}
