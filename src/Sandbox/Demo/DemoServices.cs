using System.Globalization;

namespace Jaring.Sandbox.Demo;

/// <summary>Invented services of the demo office, two or more for each need. Their numbers reach nobody.</summary>
internal static class DemoServices
{
    private const string PoliceDuty = "police-3x24";

    private static readonly DemoService[] All =
    [
        new("dinsos-p3a", "Dinsos P3A Kabupaten Tirtawana (layanan PPA)", "Loket di kantor dinas; telepon (0200) 000-101", "Tanpa biaya", "Senin sampai Jumat, 08.00 sampai 15.00",
            "Nama boleh belum disebut saat bertanya. Yang Anda perlukan, dan cara menghubungi Anda.", PoliceDuty, "psychological", "legal", "shelter"),
        new("rsud", "RSUD Tirtawana", "IGD, 24 jam; telepon (0200) 000-119", "", "IGD 24 jam; poliklinik pada hari kerja", "Keadaan kesehatan Anda. Pendamping boleh ikut masuk.", "", "medical"),
        new("puskesmas", "Puskesmas Tirtawana Kota", "Telepon (0200) 000-118", "", "Senin sampai Sabtu, 07.30 sampai 13.00", "", "", "medical", "psychological"),
        new("lbh", "Lembaga Bantuan Hukum Tirta", "Telepon (0200) 000-144", "Tanpa biaya", "Senin sampai Jumat, 09.00 sampai 16.00", "Yang ingin Anda ketahui tentang hak Anda.", "", "legal", "work"),
        new("unit-ppa", "Unit PPA Polres Tirtawana", "Telepon (0200) 000-110", "Tanpa biaya", "24 jam", "Yang terjadi, kapan, dan di mana. Anda boleh didampingi.", "", "police"),
        new("posko-polsek", "Polsek Tirtawana Kota", "Telepon (0200) 000-112", "Tanpa biaya", "24 jam", "", "", "police"),
        new("rumah-singgah", "Rumah Singgah Melati", "Lewat Dinsos P3A", "Tanpa biaya", "24 jam", "", PoliceDuty, "shelter"),
        new("satgas", "Satgas PKS KPU Provinsi", "Lewat petugas Jaring", "Tanpa biaya", "Senin sampai Jumat, 08.00 sampai 16.00", "Laporan ini, sejauh Anda setujui.", "", "internal", "work"),
        new("dkpp", "DKPP", "Lewat petugas Jaring", "", "", "", "", "internal"),
    ];

    /// <summary>Writes them into the host's settings.</summary>
    public static void Add(Dictionary<string, string?> settings, string office)
    {
        foreach (var (service, n) in All.Select((s, n) => (s, n)))
        {
            var at = $"{office}:Services:{n.ToString(CultureInfo.InvariantCulture)}";
            settings[$"{at}:Id"] = service.Id;
            settings[$"{at}:Name"] = service.Name;
            settings[$"{at}:Contact"] = service.Contact;
            settings[$"{at}:Address"] = "Jalan Karangan 12, Tirtawana";
            settings[$"{at}:Cost"] = service.Cost;
            settings[$"{at}:Hours"] = service.Hours;
            settings[$"{at}:Asks"] = service.Asks;
            settings[$"{at}:Duty"] = service.Duty;
            settings[$"{at}:VerifiedOn"] = "2026-11-02";
            settings[$"{at}:VerifiedBy"] = "Petugas demo";
            settings[$"{at}:Source"] = "Karangan untuk mencoba";
            foreach (var (need, m) in service.Needs.Select((need, m) => (need, m)))
            {
                settings[$"{at}:Needs:{m.ToString(CultureInfo.InvariantCulture)}"] = need;
            }
        }
    }

    private sealed record DemoService(string Id, string Name, string Contact, string Cost, string Hours, string Asks, string Duty, params string[] Needs);
}
