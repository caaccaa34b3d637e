using System.Globalization;

namespace Jaring.Sandbox.Demo;

/// <summary>The configuration that points the host at the pretend cloud. Only addresses, ids and times differ from a real office's.</summary>
internal static class HostSettings
{
    public static IReadOnlyDictionary<string, string?> For(SandboxAddresses at, SandboxOptions options, string publicPem, TimeProvider time)
    {
        var office = "Jaring:Offices:0";
        var settings = new Dictionary<string, string?>
        {
            ["Urls"] = $"{at.Room.Origin()};{at.Dashboard.Origin()}",
            ["Jaring:DataFolder"] = Path.Combine(Path.GetFullPath(options.DataFolder), "host"),
            [$"{office}:Id"] = DemoOffice.Id,
            [$"{office}:Name"] = DemoOffice.Name,
            [$"{office}:TenantId"] = DemoOffice.TenantId,
            [$"{office}:RoomOrigin"] = at.Room.Origin(),
            [$"{office}:DashboardOrigin"] = at.Dashboard.Origin(),
            [$"{office}:FrameOrigins:0"] = at.Page.Origin(),
            [$"{office}:Mailbox"] = DemoOffice.Mailbox,
            [$"{office}:Privacy:Contact"] = "Kasubbag Hukum, loket informasi lantai 1",
            [$"{office}:Privacy:PageRole"] = "Tim teknologi informasi KPU Provinsi",
            [$"{office}:Letterhead:Lines:0"] = "KOMISI PEMILIHAN UMUM",
            [$"{office}:Letterhead:Lines:1"] = "KABUPATEN TIRTAWANA",
            [$"{office}:Letterhead:Address"] = "Jalan Contoh 1, Tirtawana 58200",
            [$"{office}:Letterhead:Contact"] = "Telepon (0200) 000-001",
            [$"{office}:Letterhead:Place"] = "Tirtawana",
            [$"{office}:Letterhead:Signer"] = "Koordinator Jaring Informasi",
            [$"{office}:Notices:Every"] = options.NoticesEvery.ToString("c", CultureInfo.InvariantCulture),
            [$"{office}:Notices:DrillsPerMonth"] = (TimeSpan.FromDays(30) / options.DrillsEvery).ToString(CultureInfo.InvariantCulture),
            [$"{office}:Notices:DrillDrawEvery"] = TimeSpan.FromSeconds(15).ToString("c", CultureInfo.InvariantCulture),
            ["Entra:Authority"] = at.Cloud.Origin(),
            ["Entra:BrowserAuthority"] = at.Page.Origin(),
            ["Entra:TrustedCertificatePath"] = publicPem,
            ["Microsoft365:LoginAuthority"] = at.Cloud.Origin(),
            ["Microsoft365:GraphBaseUrl"] = new Uri(at.Cloud, "graph/v1.0").ToString(),
            ["Microsoft365:BotMetadata"] = new Uri(at.Cloud, "botframework/v1/.well-known/openidconfiguration").ToString(),
            ["Microsoft365:ServiceHosts:0"] = at.Cloud.Authority,
            ["Microsoft365:TrustedCertificatePath"] = publicPem,
        };
        AddApp(settings, $"{office}:StaffApp", DemoOffice.StaffApp);
        AddApp(settings, $"{office}:TeamApp", DemoOffice.TeamApp);
        foreach (var (person, seat) in DemoOffice.Team.Select((p, i) => (p, i)))
        {
            settings[$"{office}:Team:{seat}:ObjectId"] = person.Id;
            settings[$"{office}:Team:{seat}:Name"] = person.Name;
            settings[$"{office}:Team:{seat}:Post"] = person.Post;
            settings[$"{office}:Team:{seat}:Sex"] = person.Sex;
            settings[$"{office}:Team:{seat}:Coordinator"] = person.Coordinator.ToString();
        }
        AddHelp(settings, $"{office}:Help", time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        AddMaterials(settings, $"{office}:Materials");
        DemoServices.Add(settings, office);
        DemoPlanning.Add(settings, office);
        foreach (var (key, value) in options.HostSettings)
            settings[key] = value;
        return settings;
    }

    /// <summary>A help desk, and all numbers of the country tried today: what an office looks like that takes care of them.</summary>
    private static void AddHelp(Dictionary<string, string?> settings, string help, string today)
    {
        settings[$"{help}:Posko:Place"] = "ruang layanan lantai 1";
        settings[$"{help}:Posko:Hours"] = "hari kerja, 08.00 sampai 15.00 WIB";
        settings[$"{help}:Posko:Contact"] = "0800-000-0000";
        foreach (var id in new[] { "police", "ambulance", "sapa", "healing", "sejiwa", "lpsk", "komnas" })
        {
            settings[$"{help}:Checked:{id}"] = today;
        }
    }

    /// <summary>Two invented materials: one to open, one on paper.</summary>
    private static void AddMaterials(Dictionary<string, string?> settings, string materials)
    {
        settings[$"{materials}:0:Title"] = "Paparan: ruang kerja yang saling menghormati";
        settings[$"{materials}:0:Source"] = "Jaring Informasi KPU Kabupaten Tirtawana";
        settings[$"{materials}:0:Date"] = "2026-11-10";
        settings[$"{materials}:0:Address"] = "https://berkas.tirtawana.example/paparan.pdf";
        settings[$"{materials}:1:Title"] = "Kartu saku nomor penting (kertas, di loket)";
        settings[$"{materials}:1:Source"] = "Sekretariat KPU Kabupaten Tirtawana";
        settings[$"{materials}:1:Date"] = "2026-10-05";
    }

    private static void AddApp(Dictionary<string, string?> settings, string section, DemoApp app)
    {
        settings[$"{section}:ClientId"] = app.ClientId;
        settings[$"{section}:TeamsAppId"] = app.TeamsAppId;
        settings[$"{section}:Credential:Kind"] = "Secret";
        settings[$"{section}:Credential:Secret"] = app.Secret;
    }
}
